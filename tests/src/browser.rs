//! The system's browser of somebody who signs in: follows the pages of "FedERa di prova" by plain HTTP.

use std::time::Duration;

use reqwest::{Client, Response, Url, header, redirect};

/// What one picks on the page: fields of its form.
pub type Choice<'a> = &'a [(&'a str, &'a str)];

/// Longest wait for a page, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser that keeps one cookie and goes on only where it is told to.
pub struct Browser {
    client: Client,
    cookie: String,
}

impl Default for Browser {
    fn default() -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).timeout(PATIENCE);
        Self { client: client.build().expect("a client"), cookie: String::new() }
    }
}

impl Browser {
    /// The whole way from what the app opened to where the app is come back to: that address, not yet opened.
    pub async fn signs_in(&mut self, address: &str, choice: Choice<'_>) -> String {
        let back = self.chooses(address, choice).await;
        self.is_sent_on(&back).await
    }

    /// As far as the issuer's answer: where it sends the browser.
    pub async fn chooses(&mut self, address: &str, choice: Choice<'_>) -> String {
        let page = self.opens(address).await.text().await.expect("the page of the buttons");
        let button = between(&page, "class=\"button\" href=\"", "\"").replace("&amp;", "&");
        let answer = self.opens(&beside(address, &button)).await;
        if let Some(cookie) = answer.headers().get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok()) {
            cookie.split(';').next().unwrap_or_default().clone_into(&mut self.cookie);
        }
        let asked = location(&answer);
        let (_, request) = asked.split_once('?').expect("a request");
        let form = [&[("richiesta", request)], choice].concat();
        let answer = self.client.post(beside(&asked, "/sandbox/federa/scelta")).body(encoded(&form));
        let answer = answer.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").send().await;
        location(&answer.expect("the issuer answers"))
    }

    /// Opens an address that sends it on; answers where.
    pub async fn is_sent_on(&self, address: &str) -> String {
        location(&self.opens(address).await)
    }

    /// Opens an address.
    pub async fn opens(&self, address: &str) -> Response {
        let request = self.client.get(address).header(header::COOKIE, &self.cookie);
        request.send().await.unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    /// Opens an address and reads what it says.
    pub async fn reads(&self, address: &str) -> String {
        self.opens(address).await.text().await.expect("a page")
    }
}

/// The whole way of a person through the pages, until the app's own port has said that they can go back to it.
///
/// # Panics
/// When a page is not as it should be.
pub async fn goes_through(address: &str, choice: Choice<'_>) {
    let mut browser = Browser::default();
    let back = browser.signs_in(address, choice).await;
    assert!(browser.reads(&back).await.contains("Puoi tornare all'app."));
}

/// Another path on the host of an address.
fn beside(address: &str, path: &str) -> String {
    let there = Url::parse(address).and_then(|address| address.join(path));
    there.unwrap_or_else(|error| panic!("{path} beside {address}: {error}")).into()
}

fn location(answer: &Response) -> String {
    let there = answer.headers().get(header::LOCATION).and_then(|there| there.to_str().ok());
    there.unwrap_or_else(|| panic!("it is sent on: {answer:?}")).to_owned()
}

fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let rest = page.split_once(start).unwrap_or_else(|| panic!("{start} in {page}")).1;
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// As forms are (WHATWG URL, 5.2).
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let url = Url::parse_with_params("form:", fields).expect("an address");
    url.query().unwrap_or_default().to_owned()
}
