//! Cookies that carry a secret of ours.

use axum::http::{HeaderMap, header};

/// One of them, by its bare name. Over https it goes by a name under which only we ourselves can set one (`__Host-`): no other
/// site of the municipality's domain chooses the secret.
pub struct Cookie(pub &'static str);

impl Cookie {
    /// The secret, as the browser sent it.
    pub fn read<'a>(&self, headers: &'a HeaderMap, public_url: &str) -> Option<&'a str> {
        let name = self.name(public_url);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// The header that sets it, or with an empty secret the one that ends it. `Lax`, since people come back from the page of
    /// an issuer, or by a link: what changes something is a form with a token of its own.
    pub fn write(&self, secret: &str, public_url: &str) -> String {
        let age = if secret.is_empty() { "; Max-Age=0" } else { "" };
        let secure = if is_closed(public_url) { "; Secure" } else { "" };
        format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{age}{secure}", self.name(public_url))
    }

    fn name(&self, public_url: &str) -> String {
        format!("{}{}", if is_closed(public_url) { "__Host-" } else { "" }, self.0)
    }
}

fn is_closed(public_url: &str) -> bool {
    public_url.starts_with("https:")
}
