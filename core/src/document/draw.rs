//! Drawing and tagging what was laid out.

use std::num::NonZeroU16;

use jiff::tz::TimeZone;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::TextDirection;
use krilla::{Document as Pdf, SerializeSettings};

use super::layout::{Block, Ink, LaidOut, PAGE, Role, What};
use super::type_face::{Faces, Style};
use super::{Document, DocumentError};

/// Draws a document.
pub(super) fn draw(document: &Document, laid_out: &LaidOut, faces: &Faces) -> Result<Vec<u8>, DocumentError> {
    let settings = SerializeSettings { configuration: standards()?, ..SerializeSettings::default() };
    let mut pdf = Pdf::new_with(settings);
    let mut drawn: Vec<Vec<Identifier>> = laid_out.blocks.iter().map(|_| Vec::new()).collect();
    for number in 0..laid_out.pages {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| fault("a page without a size"))?;
        draw_page(&mut pdf.start_page_with(size), number, laid_out, &mut drawn, faces);
    }
    let groups = laid_out.blocks.iter().zip(drawn).map(|(block, drawn)| group(block, drawn).into());
    pdf.set_tag_tree(TagTree::from(groups.collect::<Vec<_>>()).with_lang(Some(document.language.clone())));
    pdf.set_outline(outline(&laid_out.blocks));
    pdf.set_metadata(metadata(document));
    pdf.embed_file(source(document)?).ok_or_else(|| fault("two files of one name"))?;
    pdf.finish().map_err(|error| fault(&format!("{error:?}")))
}

fn fault(what: &str) -> DocumentError {
    DocumentError(what.to_owned())
}

/// Made to be kept (PDF/A-3a, ISO 19005-3) and to be read by everybody (PDF/UA-1, ISO 14289-1).
fn standards() -> Result<Configuration, DocumentError> {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| fault(&format!("{error:?}")))
}

fn draw_page(page: &mut Page, number: usize, laid_out: &LaidOut, drawn: &mut [Vec<Identifier>], faces: &Faces) {
    let mut surface = page.surface();
    for (block, drawn) in laid_out.blocks.iter().zip(&mut *drawn) {
        for ink in block.inks.iter().filter(|ink| ink.page == number) {
            drawn.push(surface.start_tagged(mark(&ink.what)));
            put(&mut surface, ink, faces);
            surface.end_tagged();
        }
    }
    for ink in laid_out.numbers.iter().filter(|ink| ink.page == number) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)));
        put(&mut surface, ink, faces);
        surface.end_tagged();
    }
    surface.finish();
    for (block, drawn) in laid_out.blocks.iter().zip(drawn) {
        let Role::Link { address, description } = &block.role else { continue };
        for area in block.inks.iter().filter(|ink| ink.page == number).filter_map(area) {
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let link = LinkAnnotation::new(area, target);
            drawn.push(page.add_tagged_annotation(Annotation::new_link(link, Some(description.clone()))));
        }
    }
}

fn mark(what: &What) -> ContentTag<'static> {
    match what {
        What::Line { .. } => ContentTag::Span(SpanTag::empty()),
        What::Squares { .. } | What::Frame { .. } => ContentTag::Other,
    }
}

/// Draws one thing.
fn put(surface: &mut Surface, ink: &Ink, faces: &Faces) {
    surface.set_stroke(None);
    match &ink.what {
        What::Line { style, text, .. } => {
            surface.set_fill(Some(Fill { paint: colour(*style).into(), ..Fill::default() }));
            let (place, font) = (Point::from_xy(ink.x, ink.y), faces.of(*style).font.clone());
            surface.draw_text(place, font, style.size(), text, false, TextDirection::LeftToRight);
        }
        What::Squares { side, size, runs } => {
            surface.set_fill(Some(Fill { paint: rgb::Color::black().into(), ..Fill::default() }));
            let unit = side / *size as f32;
            let mut path = PathBuilder::new();
            for [column, row, length] in runs {
                let (x, y) = (ink.x + *column as f32 * unit, ink.y + *row as f32 * unit);
                if let Some(run) = Rect::from_xywh(x, y, *length as f32 * unit, unit) {
                    path.push_rect(run);
                }
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        What::Frame { .. } => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: colour(Style::Label).into(), width: 0.75, ..Stroke::default() }));
            let mut path = PathBuilder::new();
            if let Some(frame) = area(ink) {
                path.push_rect(frame);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// The blue of Italian public services for what structures the page; a dark grey for labels; near black for text.
fn colour(style: Style) -> rgb::Color {
    match style {
        Style::Issuer | Style::Heading | Style::Subheading => rgb::Color::new(0, 76, 153),
        Style::Label | Style::PageNumber => rgb::Color::new(69, 90, 100),
        Style::Title | Style::Text | Style::Small => rgb::Color::new(23, 50, 77),
    }
}

/// What something covers.
fn area(ink: &Ink) -> Option<Rect> {
    match &ink.what {
        What::Line { style, width, .. } => Rect::from_xywh(ink.x, ink.y - style.ascent(), *width, style.leading()),
        What::Squares { side, .. } => Rect::from_xywh(ink.x, ink.y, *side, *side),
        What::Frame { width, height } => Rect::from_xywh(ink.x, ink.y, *width, *height),
    }
}

/// What the parts of a figure cover together. They stand on one page.
fn around(inks: &[Ink]) -> Option<BBox> {
    let union = |one: Rect, other: Rect| {
        let (left, top) = (one.left().min(other.left()), one.top().min(other.top()));
        Rect::from_ltrb(left, top, one.right().max(other.right()), one.bottom().max(other.bottom()))
    };
    let mut areas = inks.iter().filter_map(area);
    let first = areas.next()?;
    Some(BBox::new(inks.first()?.page, areas.try_fold(first, union)?))
}

fn group(block: &Block, drawn: Vec<Identifier>) -> TagGroup {
    let children = drawn.into_iter().map(Into::into).collect();
    match &block.role {
        Role::Paragraph => TagGroup::with_children(Tag::P, children),
        Role::Heading { level, text } => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            TagGroup::with_children(Tag::Hn(level, Some(text.clone())), children)
        }
        Role::Link { .. } => TagGroup::with_children(Tag::P, vec![TagGroup::with_children(Tag::Link, children).into()]),
        Role::Figure { description } => {
            TagGroup::with_children(Tag::Figure(Some(description.clone())).with_bbox(around(&block.inks)), children)
        }
    }
}

/// The headings of the document and of its sections, to jump to.
fn outline(blocks: &[Block]) -> Outline {
    let mut outline = Outline::new();
    for block in blocks {
        if let (Role::Heading { text, level: ..=2 }, Some(ink)) = (&block.role, block.inks.first()) {
            let place = XyzDestination::new(ink.page, Point::from_xy(ink.x, (ink.y - 24.0).max(0.0)));
            outline.push_child(OutlineNode::new(text.clone(), place));
        }
    }
    outline
}

fn metadata(document: &Document) -> Metadata {
    Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.issuer.clone()])
        .creator("Rapida".to_owned())
        .language(document.language.clone())
        .creation_date(date(document))
}

fn date(document: &Document) -> DateTime {
    let made_at = document.made_at.to_zoned(TimeZone::UTC);
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    DateTime::new(u16::try_from(made_at.year()).unwrap_or_default())
        .month(part(made_at.month()))
        .day(part(made_at.day()))
        .hour(part(made_at.hour()))
        .minute(part(made_at.minute()))
        .second(part(made_at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn source(document: &Document) -> Result<EmbeddedFile, DocumentError> {
    let source = &document.source;
    Ok(EmbeddedFile {
        path: source.name.clone(),
        mime_type: Some(MimeType::new(source.media_type).ok_or_else(|| fault("a media type that is none"))?),
        description: Some(source.description.clone()),
        association_kind: AssociationKind::Source,
        data: source.bytes.clone().into(),
        modification_date: Some(date(document)),
        compress: None,
        location: None,
    })
}
