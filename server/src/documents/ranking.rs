//! A ranking as it was published (graduatoria), as a table by the numbers of receipts.

use rapida_contract::problem::Problem;
use rapida_contract::ranking::PublishedRanking;
use serde::Serialize;

use super::Order;
use super::world::RANKING;
use crate::calendar::italian;

/// What the table says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RankingTable {
    municipality: String,
    office: String,
    ranking: PublishedRanking,
    /// The moment, written out.
    published: String,
    /// The day, written out.
    observations_until: Option<String>,
}

impl RankingTable {
    /// Of a ranking that this office of the municipality made.
    pub fn of(municipality: &str, office: &str, ranking: PublishedRanking) -> Self {
        Self {
            municipality: municipality.to_owned(),
            office: office.to_owned(),
            published: italian::long_moment(ranking.published_at),
            observations_until: ranking.observations_until.map(italian::with_weekday),
            ranking,
        }
    }

    /// What the file is called.
    pub fn file_name(&self) -> String {
        format!("graduatoria-{}-{}.pdf", self.ranking.service, self.ranking.call)
    }

    /// As PDF.
    pub async fn pdf(self) -> Result<Vec<u8>, Problem> {
        self.order().make().await
    }

    pub(super) fn order(&self) -> Order {
        let PublishedRanking { service, call, published_at, .. } = &self.ranking;
        Order::new(RANKING, self, format!("ranking/{service}/{call}/{published_at}"), *published_at)
    }
}
