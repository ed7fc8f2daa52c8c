//! What operators may do: roles, some of them for one office or several.

use rapida_contract::progress::StepKind;
use serde::{Deserialize, Serialize};

/// A role (ruolo) of an operator.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(tag = "role", rename_all = "snake_case", deny_unknown_fields)]
pub enum Role {
    /// Works on what these offices are in charge of, and sees nothing else.
    Clerk {
        /// Ids of offices.
        offices: Vec<String>,
    },
    /// Keeps the protocol: sees everything that came in, and passes it to the right office.
    Registrar,
    /// Polizia Locale.
    Police,
    /// Watches over who did and saw what.
    Admin,
}

/// The kinds of role, whatever the office.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// [`Role::Clerk`] of any office.
    Clerk,
    /// [`Role::Registrar`].
    Registrar,
    /// [`Role::Police`].
    Police,
    /// [`Role::Admin`].
    Admin,
}

/// Everything that an operator may do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Roles(pub(super) Vec<Role>);

/// Whose submissions an operator sees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Those of all offices.
    All,
    /// Those of some.
    Offices(Vec<String>),
}

impl Scope {
    /// Whether an office's submissions are among them.
    pub fn holds(&self, office: &str) -> bool {
        match self {
            Self::All => true,
            Self::Offices(ids) => ids.iter().any(|id| id == office),
        }
    }
}

impl Role {
    fn duty(&self) -> Duty {
        match self {
            Self::Clerk { .. } => Duty::Clerk,
            Self::Registrar => Duty::Registrar,
            Self::Police => Duty::Police,
            Self::Admin => Duty::Admin,
        }
    }
}

impl Roles {
    /// Whether one of them is of this kind.
    pub fn include(&self, duty: Duty) -> bool {
        self.0.iter().any(|role| role.duty() == duty)
    }

    /// Whose submissions they open.
    pub fn scope(&self) -> Scope {
        if self.include(Duty::Registrar) { Scope::All } else { Scope::Offices(self.offices()) }
    }

    /// By which of them one sees what this office is in charge of.
    pub fn duty_for(&self, office: &str) -> Option<Duty> {
        let clerk = self.offices().iter().any(|id| id == office).then_some(Duty::Clerk);
        clerk.or(self.include(Duty::Registrar).then_some(Duty::Registrar))
    }

    /// Whether they allow a step in a submission that this office is in charge of.
    pub fn allow(&self, step: StepKind, office: &str) -> bool {
        let passes_on = step == StepKind::Reassign && self.include(Duty::Registrar);
        passes_on || self.work_for(office)
    }

    /// Whether they allow to work on what this office is in charge of.
    pub fn work_for(&self, office: &str) -> bool {
        self.offices().iter().any(|id| id == office)
    }

    fn offices(&self) -> Vec<String> {
        let of = |role: &Role| if let Role::Clerk { offices } = role { offices.clone() } else { Vec::new() };
        self.0.iter().flat_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clerk_works_for_some_offices_and_a_registrar_passes_on_what_came_in() {
        let clerk = || Role::Clerk { offices: vec!["roads".into(), "coast".into()] };
        for (roles, office, sees, resolves, passes_on) in [
            (vec![clerk()], "roads", true, true, true),
            (vec![clerk()], "green", false, false, false),
            (vec![Role::Registrar], "green", true, false, true),
            (vec![Role::Registrar, clerk()], "roads", true, true, true),
            (vec![Role::Admin, Role::Police], "roads", false, false, false),
            (vec![], "roads", false, false, false),
        ] {
            let roles = Roles(roles);
            let may = |step| roles.allow(step, office);
            let found = (roles.scope().holds(office), may(StepKind::Resolve), may(StepKind::Reassign));
            assert_eq!(found, (sees, resolves, passes_on), "{roles:?} {office}");
        }
    }
}
