//! The one way to the map's script, a bundle of its own that comes when the first map is opened.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::UnboundedSender;
use js_sys::{Object, Reflect};
use rapida_contract::municipality::{BaseMap, Municipality};
use rapida_contract::place::Point;
use rapida_contract::progress::State;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::{browser, t};

#[wasm_bindgen(inline_js = "
export const open_map = (verb, element, options) =>
  import(new URL('map.js', document.baseURI).href).then((map) => map[verb](element, options));
")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn open_map(verb: &str, element: &Element, options: &JsValue) -> Result<JsValue, JsValue>;

    /// What the script answers with: see `app/js/map/picker.js` and `reports.js`.
    type Drawn;
    #[wasm_bindgen(method, js_name = setValue)]
    fn set_value(this: &Drawn, place: &JsValue);
    #[wasm_bindgen(method, js_name = setReports)]
    fn set_reports(this: &Drawn, reports: &JsValue);
    #[wasm_bindgen(method, js_name = useCentre)]
    fn use_centre(this: &Drawn);
    #[wasm_bindgen(method)]
    fn destroy(this: &Drawn);
}

const PICKER: &str = "openPicker";

/// The territory under a map.
#[derive(Clone, PartialEq, Debug)]
pub struct Ground {
    centre: [f64; 2],
    bounds: [f64; 4],
    base: Option<BaseMap>,
}

impl Ground {
    /// That of a Comune.
    pub fn of(comune: &Municipality) -> Self {
        Self { centre: comune.centre, bounds: comune.bounds, base: comune.base_map.clone() }
    }
}

/// A report as the script reads it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Mark {
    /// What it is opened by.
    pub id: String,
    /// Longitude and latitude, degrees.
    pub place: [f64; 2],
    /// Decides shape and colour.
    pub state: State,
}

/// What a map tells the screen.
pub enum Heard {
    /// It is drawn.
    Ready,
    /// It cannot be drawn here.
    Failed,
    /// A place was chosen on it.
    Picked(Point),
    /// A report was opened on it.
    Opened(String),
}

/// What a map is opened with.
#[derive(Clone, PartialEq)]
pub struct Opening {
    verb: &'static str,
    element: String,
    ground: Ground,
    value: Option<[f64; 2]>,
    reports: Vec<Mark>,
}

impl Opening {
    /// A map in the element of this id, on which a place is chosen among reports.
    pub fn picker(element: &str, ground: Ground, value: Option<Point>, reports: Vec<Mark>) -> Self {
        let value = value.map(|point| [point.lon, point.lat]);
        Self { verb: PICKER, element: element.to_owned(), ground, value, reports }
    }

    /// A map of reports in the element of this id.
    pub fn reports(element: &str, ground: Ground, reports: Vec<Mark>) -> Self {
        Self { verb: "openReports", element: element.to_owned(), ground, value: None, reports }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Options<'a> {
    centre: [f64; 2],
    bounds: [f64; 4],
    base: &'a Option<BaseMap>,
    value: Option<[f64; 2]>,
    reports: &'a [Mark],
    described_by: String,
    texts: Texts,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Texts {
    label: String,
    zoom_in: String,
    zoom_out: String,
    attribution: String,
    credit: String,
}

impl Opening {
    fn options(&self) -> JsValue {
        let label = if self.verb == PICKER { t!("map-place-label") } else { t!("map-reports-label") };
        to_js(&Options {
            centre: self.ground.centre,
            bounds: self.ground.bounds,
            base: &self.ground.base,
            value: self.value,
            reports: &self.reports,
            described_by: format!("{}-hint", self.element),
            texts: Texts {
                label,
                zoom_in: t!("map-zoom-in"),
                zoom_out: t!("map-zoom-out"),
                attribution: t!("map-attribution"),
                credit: t!("map-credit"),
            },
        })
    }
}

/// The script's map with what it calls back. It goes away when it is dropped.
struct Open {
    drawn: Drawn,
    _heard: Hearing,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.drawn.destroy();
    }
}

/// Where a component keeps its map. The script answers later than a person may leave: what is opened into a closed slot
/// is taken away at once.
#[derive(Clone, Default)]
pub struct Slot(Rc<RefCell<Place>>);

#[derive(Default)]
enum Place {
    #[default]
    Empty,
    Taken(Open),
    Closed,
}

impl Slot {
    fn fill(&self, open: Open) {
        let place = &mut *self.0.borrow_mut();
        if !matches!(place, Place::Closed) {
            *place = Place::Taken(open);
        }
    }

    /// Takes the map away for good.
    pub fn close(&self) {
        *self.0.borrow_mut() = Place::Closed;
    }

    /// Puts the pin on the place that is chosen by now, and shows the reports of now in place of those before.
    pub fn show(&self, opening: &Opening) {
        self.with(|drawn| {
            if opening.verb == PICKER {
                drawn.set_value(&to_js(&opening.value));
            }
            drawn.set_reports(&to_js(&opening.reports));
        });
    }

    /// Chooses the middle of the map.
    pub fn use_centre(&self) {
        self.with(Drawn::use_centre);
    }

    fn with(&self, act: impl FnOnce(&Drawn)) {
        if let Place::Taken(open) = &*self.0.borrow() {
            act(&open.drawn);
        }
    }
}

/// Opens a map in its element, which is on the page, and keeps it in the slot. What the map has to say is sent on.
pub fn open(opening: Opening, slot: Slot, tell: UnboundedSender<Heard>) {
    wasm_bindgen_futures::spawn_local(async move {
        let outcome = draw(&opening, &tell).await;
        let word = if outcome.is_some() { Heard::Ready } else { Heard::Failed };
        if let Some(open) = outcome {
            slot.fill(open);
        }
        // Nobody listens any more once the component is gone.
        drop(tell.unbounded_send(word));
    });
}

async fn draw(opening: &Opening, tell: &UnboundedSender<Heard>) -> Option<Open> {
    let element = browser::element(&opening.element)?;
    let (options, hearing) = (opening.options(), Hearing::new(tell));
    hearing.put_into(&options);
    let drawn = open_map(opening.verb, &element, &options).await.ok()?;
    Some(Open { drawn: drawn.unchecked_into(), _heard: hearing })
}

/// The functions that the script calls.
struct Hearing {
    pick: Closure<dyn FnMut(f64, f64)>,
    open: Closure<dyn FnMut(String)>,
}

impl Hearing {
    fn new(tell: &UnboundedSender<Heard>) -> Self {
        let say = |heard, tell: &UnboundedSender<Heard>| drop(tell.unbounded_send(heard));
        let (on_pick, on_open) = (tell.clone(), tell.clone());
        Self {
            pick: Closure::new(move |lon, lat| say(Heard::Picked(Point { lat, lon }), &on_pick)),
            open: Closure::new(move |id| say(Heard::Opened(id), &on_open)),
        }
    }

    fn put_into(&self, options: &JsValue) {
        let functions = [("onPick", self.pick.as_ref()), ("onOpen", self.open.as_ref())];
        for (name, function) in functions {
            // An object of our own takes every property.
            let _ = Reflect::set(options, &name.into(), function);
        }
    }
}

/// Plain data as the script reads it. Ours always has a form in JavaScript; an empty object otherwise.
fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or_else(|_| Object::new().into())
}
