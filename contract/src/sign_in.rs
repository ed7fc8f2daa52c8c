//! What the app and the municipality say to each other when a person signs in: OAuth 2.0 for native apps (RFC 8252) with a
//! code that PKCE proves (RFC 7636) and tokens that only this device can use (RFC 9449). A token goes along as
//! `Authorization: DPoP …`, and the request's proof names it (`ath`).
//!
//! | method and path | |
//! |---|---|
//! | `GET /.well-known/oauth-authorization-server` | the metadata (RFC 8414) |
//! | `GET /oauth/authorize` | in the system's browser; comes back to the redirect URI with `code`, `state` and `iss` |
//! | `POST /oauth/token` | code or refresh token for tokens (RFC 6749, 4.1.3 and 6) |
//! | `POST /oauth/revoke` | signs out (RFC 7009) |
//! | `GET /v1/me` | who is signed in |
//! | `GET`, `DELETE /v1/sessions` | where the person is signed in; nowhere any more |
//! | `DELETE /v1/sessions/{id}` | ends one of them |

/// The app's `client_id`; it has no secret.
pub const CLIENT_ID: &str = "rapida";
/// Where the app is come back to on phones: a private-use scheme (RFC 8252, 7.1).
pub const APP_REDIRECT: &str = "it.ravenna.comune.rapida:/ritorno";
/// Where it is come back to on desktops, on `127.0.0.1` or `[::1]` and any port (RFC 8252, 7.3).
pub const LOOPBACK_PATH: &str = "/ritorno";

/// The authorization server's metadata.
pub const METADATA: &str = "/.well-known/oauth-authorization-server";
/// Where the browser is sent.
pub const AUTHORIZE: &str = "/oauth/authorize";
/// Where tokens are asked for.
pub const TOKEN: &str = "/oauth/token";
/// Where a session is ended.
pub const REVOKE: &str = "/oauth/revoke";
/// Who is signed in.
pub const ME: &str = "/v1/me";
/// Where the person is signed in.
pub const SESSIONS: &str = "/v1/sessions";
