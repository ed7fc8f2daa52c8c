//! The OpenAPI document, made of what the routes say of themselves.

use rapida_contract::changes::{OwnReport, PublicReport};
use rapida_contract::proof::PROOF_HEADER;
use rapida_contract::receipt::Receipt;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{self, InfoBuilder, OpenApiBuilder};

/// What is in the document without being the body of an answer: the values of changes, the claims of a receipt.
#[derive(OpenApi)]
#[openapi(components(schemas(OwnReport, PublicReport, Receipt)))]
struct Values;

/// A document to which the routes add themselves.
pub fn values() -> openapi::OpenApi {
    Values::openapi()
}

/// Name of the devices' proof among the document's security schemes.
const DEVICE: &str = "device";

/// Completes the document: what it is about, and how a device proves itself.
pub fn describe(routes: openapi::OpenApi, sandbox: bool) -> openapi::OpenApi {
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
fn demand_proofs(document: &mut openapi::OpenApi) {
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
