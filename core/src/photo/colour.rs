//! Colour profiles (ICC.1): what a picture's numbers mean. Recent iPhones write Display P3, whose reds and greens would look
//! pale if they were taken for sRGB. Pictures are converted to sRGB, and the profile is left behind with the other metadata.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions, Xyzd};

/// How far a profile's primaries may lie from those of sRGB, in XYZ, to be taken for the same. Writers round.
const TOLERANCE: f64 = 0.003;

/// A profile that calls for a conversion.
pub(super) struct Profile(Box<ColorProfile>);

impl Profile {
    /// The profile in these bytes, if it is readable, of RGB, and not that of sRGB.
    pub(super) fn other_than_srgb(bytes: &[u8]) -> Option<Self> {
        let profile = ColorProfile::new_from_slice(bytes).ok()?;
        let srgb = ColorProfile::new_srgb();
        let same = near(profile.red_colorant, srgb.red_colorant)
            && near(profile.green_colorant, srgb.green_colorant)
            && near(profile.blue_colorant, srgb.blue_colorant);
        (profile.color_space == DataColorSpace::Rgb && !same).then(|| Self(Box::new(profile)))
    }

    /// Converts pixels of red, green, blue to sRGB. A profile that cannot be applied leaves them as they are.
    pub(super) fn to_srgb(&self, pixels: Vec<u8>) -> Vec<u8> {
        let options = TransformOptions::default();
        let Ok(transform) = self.0.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, options)
        else {
            return pixels;
        };
        let mut converted = vec![0; pixels.len()];
        if transform.transform(&pixels, &mut converted).is_ok() { converted } else { pixels }
    }
}

fn near(a: Xyzd, b: Xyzd) -> bool {
    [a.x - b.x, a.y - b.y, a.z - b.z].iter().all(|distance| distance.abs() < TOLERANCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_profile_of_other_primaries_calls_for_a_conversion() {
        let written = |profile: ColorProfile| profile.encode().expect("a profile that is written");
        assert!(Profile::other_than_srgb(&written(ColorProfile::new_srgb())).is_none());
        assert!(Profile::other_than_srgb(b"not a profile").is_none());
        assert!(Profile::other_than_srgb(&written(ColorProfile::new_display_p3())).is_some());
    }

    #[test]
    fn a_red_of_display_p3_becomes_a_stronger_red_of_srgb() {
        let p3 = ColorProfile::new_display_p3().encode().expect("a profile that is written");
        let profile = Profile::other_than_srgb(&p3).expect("a profile of other primaries");
        let converted = profile.to_srgb(vec![200, 60, 60, 128, 128, 128]);
        let (colours, _) = converted.as_chunks::<3>();
        assert!(colours[0][0] > 205 && colours[0][1] < 60, "{colours:?}");
        assert!(colours[1].iter().all(|grey| grey.abs_diff(128) <= 1), "{colours:?}");
    }
}
