//! QR codes (ISO/IEC 18004) as drawings.

use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

/// The code of a text as SVG, with its quiet zone; a seventh of it may be dirty. None for a text that fits into no code.
pub(super) fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    Some(code.render::<Color<'_>>().build())
}
