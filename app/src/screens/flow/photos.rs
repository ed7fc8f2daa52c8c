//! Up to three photos: chosen, seen, taken away, covered in part.

use dioxus::prelude::*;
use rapida_contract::ids::AttachmentId;
use rapida_contract::ipc::{Photo, RemovePhoto};
use rapida_contract::place::{Position, PositionSource};
use rapida_contract::report::PHOTOS_MAX;

use super::cover::CoverDialog;
use super::sheet::Sheet;
use crate::act::use_act;
use crate::ui::button::{Button, Kind};
use crate::ui::fault::{self, LeftOut};
use crate::ui::icon::symbol;
use crate::ui::toast::Toasts;
use crate::{bridge, browser, t, text};

const INPUT: &str = "photo-input";

/// The photos of the draft.
#[component]
pub fn PhotosPart(sheet: Sheet) -> Element {
    let photos = sheet.photos.read();
    rsx! {
        section { class: "panel", "aria-labelledby": "photos",
            h2 { id: "photos", {t!("photos-title")} }
            p { id: "photos-lead", class: "field-hint", {t!("photos-lead", count = PHOTOS_MAX)} }
            ul { class: "photos",
                for (index , photo) in photos.iter().cloned().enumerate() {
                    PhotoItem { key: "{index}", sheet, photo, number: index + 1 }
                }
            }
            if photos.len() < PHOTOS_MAX as usize {
                AddPhotos { sheet }
            }
        }
    }
}

#[component]
fn AddPhotos(sheet: Sheet) -> Element {
    let toasts = use_context::<Toasts>();
    let mut busy = use_signal(|| false);
    let mut left_out = use_signal(Vec::<LeftOut>::new);
    let take = move |_| {
        spawn(async move {
            busy.set(true);
            let (added, refused) = add_chosen(sheet).await;
            if added > 0 {
                toasts.say(t!("photos-added", count = added));
            }
            left_out.set(refused);
            busy.set(false);
        });
    };
    rsx! {
        div { class: "file-add",
            input {
                id: INPUT,
                r#type: "file",
                accept: "image/jpeg,image/png,image/webp",
                multiple: true,
                disabled: busy(),
                "aria-describedby": "photos-lead",
                onchange: take,
            }
            label { r#for: INPUT, class: "btn btn-outline",
                if busy() {
                    span { class: "spinner", "aria-hidden": "true" }
                    {t!("photos-preparing")}
                } else {
                    {symbol("camera")}
                    {t!("photos-add")}
                }
            }
        }
        {fault::left_out(&left_out())}
    }
}

/// Hands the chosen files to the core one by one; how many it took, and why not the others.
async fn add_chosen(sheet: Sheet) -> (usize, Vec<LeftOut>) {
    let mut photos = sheet.photos;
    let (mut added, mut refused) = (0, Vec::new());
    for file in browser::chosen_files(INPUT) {
        let outcome = match browser::bytes_of(&file).await {
            Some(bytes) => bridge::add_photo(sheet.id, bytes).await.map_err(|problem| text::of_problem(&problem)),
            None => Err(t!("problem-photo-unreadable")),
        };
        match outcome {
            Ok(photo) => {
                photos.push(photo);
                added += 1;
            }
            Err(why) => refused.push((file.name(), why)),
        }
    }
    browser::forget_files(INPUT);
    (added, refused)
}

#[component]
fn PhotoItem(sheet: Sheet, photo: Photo, number: usize) -> Element {
    let mut covering = use_signal(|| false);
    let Photo { id, width, height, bytes, position, taken_at } = photo;
    let mut photos = sheet.photos;
    rsx! {
        li { class: "photo",
            img { src: bridge::photo_address(id), alt: t!("photos-one", number = number), width: "{width}", height: "{height}" }
            div { class: "photo-body",
                strong { {t!("photos-one", number = number)} }
                span { class: "item-line",
                    {t!("photos-size", width = width, height = height, kilobytes = (bytes / 1000) as f64)}
                }
                if let Some(at) = taken_at {
                    span { class: "item-line", {t!("photos-taken", at = text::local_day_and_clock(&at))} }
                }
                div { class: "photo-actions",
                    if let Some(point) = position {
                        UsePlace { sheet, number, position: Position { point, accuracy_m: None, source: PositionSource::Photo } }
                    }
                    Button { id: "cover-{number}", kind: Kind::Plain, icon: "cover", onclick: move |()| covering.set(true), {t!("photos-cover")} }
                    Remove { sheet, id, number }
                }
            }
            if covering() {
                CoverDialog {
                    id,
                    ratio: f64::from(width) / f64::from(height.max(1)),
                    covered: move |new: Photo| {
                        covering.set(false);
                        photos.with_mut(|photos| photos.iter_mut().filter(|photo| photo.id == id).for_each(|photo| *photo = new.clone()));
                    },
                    close: move |()| covering.set(false),
                }
            }
        }
    }
}

#[component]
fn UsePlace(sheet: Sheet, number: usize, position: Position) -> Element {
    let toasts = use_context::<Toasts>();
    let take = move |()| {
        sheet.choose(|report| report.position = Some(position));
        toasts.say(t!("photos-place-used"));
    };
    rsx! {
        Button { id: "use-place-{number}", kind: Kind::Plain, icon: "it-map-marker", onclick: take, {t!("photos-use-place")} }
    }
}

#[component]
fn Remove(sheet: Sheet, id: AttachmentId, number: usize) -> Element {
    let remove = use_act();
    let mut photos = sheet.photos;
    let press = move |()| {
        remove.run(RemovePhoto { photo: id }, move |()| {
            photos.retain(|photo| photo.id != id);
            browser::focus(INPUT);
        });
    };
    rsx! {
        Button { kind: Kind::Plain, icon: "trash", label: t!("photos-remove", number = number), onclick: press, {t!("action-remove")} }
    }
}
