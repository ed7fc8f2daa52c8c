//! The OpenAPI document, made of what the routes say of themselves.

use rapida_contract::proof::PROOF_HEADER;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder};

/// Name of the devices' proof among the document's security schemes.
const DEVICE: &str = "device";

/// Completes the document: what it is about, and how a device proves itself.
pub fn describe(routes: OpenApi, sandbox: bool) -> OpenApi {
    let info = InfoBuilder::new()
        .title(if sandbox { "Rapida (modalità di prova)" } else { "Rapida" })
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Il Comune: segnalazioni, allegati, protocollo, ricevute, novità."))
        .build();
    let mut document = OpenApiBuilder::from(routes).info(info).build();
    let proof = ApiKeyValue::with_description(
        PROOF_HEADER,
        "Proof of the device's key for this request (RFC 9449, EdDSA); the nonce is that of the last answer's DPoP-Nonce",
    );
    let components = document.components.get_or_insert_default();
    components.add_security_scheme(DEVICE, SecurityScheme::ApiKey(ApiKey::Header(proof)));
    demand_proofs(&mut document);
    document
}

/// Whatever can answer that there is no proof asks for one.
fn demand_proofs(document: &mut OpenApi) {
    for path in document.paths.paths.values_mut() {
        let operations =
            [&mut path.get, &mut path.put, &mut path.post, &mut path.patch, &mut path.delete, &mut path.head];
        for operation in operations.into_iter().flatten() {
            if operation.responses.responses.contains_key("401") {
                operation.security = Some(vec![SecurityRequirement::new(DEVICE, Vec::<String>::new())]);
            }
        }
    }
}
