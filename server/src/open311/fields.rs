//! The named values of a request, from its query and its form alike: clients put them in either.

use super::refusal::Refusal;
use crate::files::Digest;

/// Most values in one request.
const COUNT_MAX: usize = 200;

/// Named values in the order in which they came. An empty value is as good as none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` texts; what is not UTF-8 becomes replacement characters.
    pub fn read(parts: &[&[u8]]) -> Result<Self, Refusal> {
        let mut all = Vec::new();
        for part in parts {
            let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(part)
                .map_err(|_| Refusal::bad("La richiesta non è in application/x-www-form-urlencoded."))?;
            all.extend(pairs.into_iter().map(|(name, value)| (name, value.trim().to_owned())));
        }
        if all.len() > COUNT_MAX {
            return Err(Refusal::bad(format!("Più di {COUNT_MAX} valori nella richiesta.")));
        }
        all.retain(|(_, value)| !value.is_empty());
        Ok(Self(all))
    }

    /// The first value of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(there, _)| there == name).map(|(_, value)| value.as_str())
    }

    /// The first value of this name, or no words.
    pub fn words(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// A list parted by commas; empty where there is none.
    pub fn list(&self, name: &str) -> Vec<String> {
        let parts = self.get(name).unwrap_or_default().split(',');
        parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// One digest of everything that was said, in whatever order.
    pub fn fingerprint(&self) -> Digest {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_unstable();
        let said = sorted.iter().map(|(name, value)| format!("{}:{name}{}:{value}", name.len(), value.len()));
        Digest::of(said.collect::<String>().as_bytes())
    }

    /// The first value of an attribute: `attribute[code]`, or `attribute[code][]` as for lists.
    pub fn attribute(&self, code: &str) -> Option<&str> {
        self.get(&format!("attribute[{code}]")).or_else(|| self.get(&format!("attribute[{code}][]")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn query_and_form_are_one_and_empty_values_are_none() {
        let fields =
            Fields::read(&[b"jurisdiction_id=&api_key=prova", b"lat=44.4&attribute%5Bdanger%5D%5B%5D=gas&x=+a+"]);
        let fields = fields.expect("reads");
        assert_eq!(fields.get("jurisdiction_id"), None);
        assert_eq!(fields.get("api_key"), Some("prova"));
        assert_eq!(fields.get("x"), Some("a"));
        assert_eq!(fields.attribute("danger"), Some("gas"));
    }

    #[test]
    fn the_order_does_not_matter_and_everything_else_does() {
        let of = |text: &str| Fields::read(&[text.as_bytes()]).expect("reads").fingerprint();
        assert_eq!(of("a=1&b=2"), of("b=2&a=1&c="));
        for other in ["a=1&b=3", "a=1", "a=1&b=2&b=2", "a1=&b=2", "a=1b2", "ab=12"] {
            assert_ne!(of("a=1&b=2"), of(other), "{other}");
        }
    }

    #[test]
    fn a_list_is_parted_by_commas() {
        let fields = Fields::read(&[b"service_code=roads,+lighting,,"]).expect("reads");
        assert_eq!(fields.list("service_code"), ["roads", "lighting"]);
        assert_eq!(fields.list("status"), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Fields::read(&[&bytes, &bytes]);
        }
    }
}
