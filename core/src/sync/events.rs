//! Server-sent events, as far as the municipality's are used: which line tells which topic.

use rapida_contract::changes::Topic;

/// Bytes that a line may have before it is dropped: a topic has some twenty.
const LINE_MAX: usize = 4_096;

/// Reads a stream in whatever pieces it comes.
#[derive(Default)]
pub struct Lines {
    line: Vec<u8>,
    too_long: bool,
}

impl Lines {
    /// Takes a piece; answers with the topics that its whole lines tell.
    pub fn feed(&mut self, piece: &[u8]) -> Vec<Topic> {
        let mut topics = Vec::new();
        for byte in piece {
            match byte {
                b'\n' => topics.extend(self.finish()),
                b'\r' => {}
                _ if self.line.len() >= LINE_MAX => self.too_long = true,
                _ => self.line.push(*byte),
            }
        }
        topics
    }

    fn finish(&mut self) -> Option<Topic> {
        let line = std::mem::take(&mut self.line);
        let whole = !std::mem::take(&mut self.too_long);
        let data = line.strip_prefix(b"data:").filter(|_| whole)?;
        serde_json::from_slice(data.trim_ascii()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STREAM: &[u8] =
        b": hello\n\nevent: changed\ndata: \"report\"\n\nevent: changed\r\ndata:\"public_report\"\r\n\r\n";

    #[test]
    fn topics_are_read_whatever_the_pieces() {
        for size in 1..STREAM.len() {
            let mut lines = Lines::default();
            let topics: Vec<Topic> = STREAM.chunks(size).flat_map(|piece| lines.feed(piece)).collect();
            assert_eq!(topics, [Topic::Report, Topic::PublicReport], "pieces of {size}");
        }
    }

    #[test]
    fn an_endless_line_takes_no_memory_and_hides_nothing_after_it() {
        let mut lines = Lines::default();
        assert!(lines.feed(&vec![b'x'; 1_000_000]).is_empty());
        assert!(lines.line.len() <= LINE_MAX);
        assert_eq!(lines.feed(b"\ndata: \"report\"\n"), [Topic::Report]);
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes: Vec<u8>) {
            Lines::default().feed(&bytes);
        }
    }
}
