//! Where a step leads, or why it cannot be taken: in the words of whoever wants to take it.

use rapida_contract::Date;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{self, Hindrance, State, StepKind};

use super::Proceeding;
use crate::calendar::italian;

/// Where a step leads on a day. `closes` is the last day of the call in which the form was sent, for an amendment.
pub(super) fn next(
    proceeding: &Proceeding,
    step: StepKind,
    closes: Option<Date>,
    today: Date,
) -> Result<State, Problem> {
    let hindrance = match step {
        StepKind::Amend => proceeding::amendment(proceeding.state, closes, today).err(),
        StepKind::Withdraw => proceeding::withdrawal(proceeding.state).err(),
        _ => None,
    };
    if let Some(hindrance) = hindrance {
        return Err(refused(hindered(step, hindrance, closes)));
    }
    let state = proceeding.state.after(step).ok_or_else(|| refused(not_now(proceeding.state, step)))?;
    match (step, &proceeding.offer) {
        (StepKind::AcceptPlace, Some(offer)) if offer.until < today => {
            Err(refused(format!("Il termine per accettare è scaduto: ultimo giorno {}.", italian::long(offer.until))))
        }
        // No ranking was published on which anything could be observed.
        (StepKind::Observe, _) => Err(refused(not_now(proceeding.state, step))),
        _ => Ok(state),
    }
}

fn refused(why: String) -> Problem {
    Problem::new(Code::WrongState, why)
}

fn hindered(step: StepKind, hindrance: Hindrance, closes: Option<Date>) -> String {
    let amends = step == StepKind::Amend;
    match hindrance {
        Hindrance::Over if amends => "La pratica è conclusa: non si può più modificare.".into(),
        Hindrance::Over => "La pratica è conclusa: non si può più ritirare.".into(),
        Hindrance::InCharge => "L'ufficio ci sta già lavorando: se manca qualcosa te lo chiede.".into(),
        Hindrance::CallClosed => {
            let last = closes.map(|day| format!(" Ultimo giorno {}.", italian::long(day))).unwrap_or_default();
            format!("Il termine è scaduto: la domanda non si può più modificare.{last}")
        }
        Hindrance::Offered => "Ti è stato proposto un posto: accettalo o rinuncia.".into(),
    }
}

fn not_now(state: State, step: StepKind) -> String {
    let why = match step {
        StepKind::Integrate if state.is_over() => "La pratica è conclusa: non serve più integrarla.",
        StepKind::Integrate => "L'ufficio non ti sta chiedendo nulla: non serve integrare.",
        StepKind::Observe => "Non ci sono osservazioni aperte su questa pratica.",
        StepKind::AcceptPlace => "Non c'è un posto da accettare: non è stato proposto, o la proposta non vale più.",
        StepKind::Renounce => "Nello stato attuale della pratica non c'è nulla a cui rinunciare.",
        _ => "Nel suo stato attuale la pratica non lo permette.",
    };
    why.into()
}
