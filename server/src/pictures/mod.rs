//! Pictures: what may come in, and the small public ones.

mod header;
mod thumbnail;

use rapida_contract::problem::{Code, Problem};

pub use header::{Format, Header};
pub use thumbnail::{SIDE_MAX, fit, make};

/// Most pixels in a picture.
pub const PIXELS_MAX: u64 = 48_000_000;

/// What a picture is by its content, or why it is not taken.
pub fn check(bytes: &[u8]) -> Result<Header, Problem> {
    let header = Header::read(bytes)
        .ok_or_else(|| Problem::new(Code::WrongType, "Il file non è un'immagine JPEG, PNG o WebP leggibile."))?;
    if header.pixels() > PIXELS_MAX {
        let size = format!("L'immagine misura {} × {} pixel: il limite è 48 megapixel.", header.width, header.height);
        return Err(Problem::new(Code::TooLarge, size));
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let mut png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 1, 0, 0, 0, 1, 0, 0, 8, 6, 0, 0, 0]); // 65536 × 65536
        assert_eq!(check(&png).map_err(|problem| problem.code), Err(Code::TooLarge));
    }

    #[test]
    fn what_is_no_picture_is_refused_by_its_type() {
        assert_eq!(check(b"MZ").map_err(|problem| problem.code), Err(Code::WrongType));
    }
}
