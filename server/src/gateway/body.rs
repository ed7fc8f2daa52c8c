//! The body of somebody else's answer, within bounds.

/// Longest answer, in bytes: metadata, keys, households and companies are short.
const ANSWER_MAX: usize = 512 * 1024;

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It did not come.
    #[error(transparent)]
    Failed(#[from] reqwest::Error),
    /// It has no end.
    #[error("the answer is longer than {ANSWER_MAX} bytes")]
    TooLong,
}

/// All of it.
pub async fn body(mut answer: reqwest::Response) -> Result<Vec<u8>, BodyError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > ANSWER_MAX {
            return Err(BodyError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
