use rapida_contract::proof::read;

use super::*;

#[test]
fn a_proof_names_the_token_that_its_request_brings() {
    let link = Link::new("http://127.0.0.1:9", SigningKey::from_bytes(&[1; 32]), World::real()).expect("a link");
    for (authorization, named) in [("DPoP abc", Some(token_digest("abc"))), ("Bearer abc", None), ("", None)] {
        let request = Request::new(Method::GET, "/v1/me").header("authorization", authorization);
        let (_, proof) = read(&link.proof(&request)).expect("a proof");
        assert_eq!(proof.ath, named, "{authorization}");
    }
}
