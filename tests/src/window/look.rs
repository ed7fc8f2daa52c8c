//! What is seen in the window: waited for, kept as a picture, and checked for barriers.

use std::path::PathBuf;
use std::time::Instant;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::Value;

use super::{PATIENCE, Window};
use crate::clone;

impl Window {
    /// Waits until something is seen, and answers it.
    ///
    /// # Panics
    /// When it is not seen in time; a picture shows what was there instead.
    pub async fn sees(&self, css: &str) -> Element {
        self.finds(Locator::Css(css)).await
    }

    /// Waits until these words are seen anywhere.
    pub async fn sees_words(&self, words: &str) -> Element {
        self.finds(Locator::XPath(&format!("//*[@id='main']//*[contains(normalize-space(.), \"{words}\")]"))).await
    }

    /// Waits until one of these is seen, and answers which.
    pub async fn sees_one_of<'a>(&self, choices: &[&'a str]) -> &'a str {
        self.sees(&choices.join(", ")).await;
        for css in choices {
            if self.client.find(Locator::Css(css)).await.is_ok() {
                return css;
            }
        }
        panic!("{}: gone as soon as it was seen: {choices:?}", self.name);
    }

    async fn finds(&self, what: Locator<'_>) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(what).await {
            Ok(element) => element,
            Err(error) => {
                let instead = self.says_what_is_there().await;
                panic!("{}: {what:?} is not seen ({error}); instead of it {instead}", self.name);
            }
        }
    }

    /// The words in the page, what the app and its driver wrote, and where the picture of it is.
    async fn says_what_is_there(&self) -> String {
        let words = "return document.readyState + ', ' + location.href + ': ' + document.body.innerText";
        let words = self.client.execute(words, Vec::new()).await;
        let words = words.map_or_else(|error| error.to_string(), |words| words.to_string());
        self.takes_picture("instead").await;
        format!("{words}\nsee {}; the app wrote:\n{}", self.pictures.display(), self.driver.wrote())
    }

    /// The words of something.
    pub async fn reads(&self, css: &str) -> String {
        self.sees(css).await.text().await.expect("it has words")
    }

    /// Waits until something has other words than these.
    pub async fn sees_no_more(&self, css: &str, words: &str) {
        let begun = Instant::now();
        while self.reads(css).await == words {
            assert!(begun.elapsed() < PATIENCE, "{}: {css} still says {words}", self.name);
        }
    }

    /// Brings it into view as a person does: away from the bars at the edges.
    pub async fn scrolls_to(&self, css: &str) {
        self.sees(css).await;
        self.asks(&format!("document.querySelector({css:?}).scrollIntoView({{ block: 'center' }})")).await;
    }

    /// Keeps a picture of a screen, and fails when it keeps a person out.
    pub async fn shows(&self, screen: &str) {
        self.takes_picture(screen).await;
        self.is_accessible(screen).await;
    }

    /// Waits until everything in sight is drawn; answers the addresses of images that are not there.
    pub(super) async fn is_drawn(&self) -> Value {
        let script = "const [done] = arguments, inSight = ({ top, bottom }) => bottom > 0 && top < innerHeight; \
                      const images = [...document.images].filter(image => inSight(image.getBoundingClientRect())); \
                      const broken = images.map(image => image.decode().then(() => '', () => image.src)); \
                      const ending = document.getAnimations().filter(it => it.effect.getTiming().iterations < Infinity); \
                      Promise.allSettled(ending.map(it => it.finished)).then(() => Promise.all(broken)) \
                      .then(all => requestAnimationFrame(() => requestAnimationFrame(() => done(all.join('')))))";
        self.client.execute_async(script, Vec::new()).await.expect("it is drawn")
    }

    /// Keeps what is seen as `NAME-SIZE-THEME.png`.
    pub async fn takes_picture(&self, name: &str) -> PathBuf {
        let file = self.pictures.join(format!("{name}-{}.png", self.name));
        self.is_drawn().await;
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(&file, picture).expect("target/ can be written");
        file
    }

    /// Fails when an image is not there, or when axe-core finds something that keeps a person out.
    ///
    /// # Panics
    /// With each rule that is broken and where.
    pub async fn is_accessible(&self, screen: &str) {
        assert_eq!(self.is_drawn().await, "", "{screen}, {}: not there", self.name);
        let axe = std::fs::read_to_string(clone::path("app/node_modules/axe-core/axe.min.js")).expect("npm packages");
        self.client.execute(&axe, Vec::new()).await.expect("axe is loaded");
        let run = "const done = arguments[0]; axe.run().then(found => done(found.violations.map(rule => rule.id + ': ' \
                   + rule.help + '\\n' + rule.nodes.map(node => '    ' + node.target + ' ' + node.failureSummary).join('\\n'))), \
                   error => done(['axe: ' + error]))";
        let found = self.client.execute_async(run, Vec::new()).await.expect("axe answers");
        let found: Vec<String> = serde_json::from_value(found).expect("axe answers a list");
        assert!(found.is_empty(), "{screen}, {}:\n{}", self.name, found.join("\n"));
    }
}
