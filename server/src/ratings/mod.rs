//! Ratings (valutazioni): how easy it was to use a service, said by whoever sent something.

mod routes;
mod table;

use std::collections::BTreeMap;

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Problem;
use rapida_contract::rating::Rating;

use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::submissions;
pub use routes::routes;

/// How a service was rated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rated {
    /// How many rated it.
    pub count: i64,
    /// All their stars.
    pub stars: i64,
}

impl Rated {
    /// The average in tenths of a star, rounded; none where nobody rated it.
    pub fn tenths(self) -> Option<i64> {
        (self.count > 0).then(|| (self.stars * 10 + self.count / 2) / self.count)
    }
}

/// Keeps the rating of a submission, in the place of one that was there.
fn rate(tx: &mut dyn Tx, id: SubmissionId, rating: &Rating, now: Timestamp) -> Result<(), Problem> {
    let errors = rating.check();
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let sent = submissions::sent(tx, id)?.ok_or_else(not_found)?;
    Ok(table::put(tx, id, &sent.service, rating, now)?)
}

/// How each service was rated, by its slug.
pub fn by_service(tx: &mut dyn Tx) -> Result<BTreeMap<String, Rated>, DbError> {
    table::by_service(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_is_rounded_to_a_tenth() {
        for (count, stars, expected) in
            [(0, 0, None), (1, 5, Some(50)), (3, 13, Some(43)), (3, 14, Some(47)), (2, 5, Some(25))]
        {
            assert_eq!(Rated { count, stars }.tenths(), expected, "{stars} of {count}");
        }
    }
}
