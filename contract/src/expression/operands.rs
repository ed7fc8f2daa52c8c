//! What may stand on the two sides of an operator.

use super::Type;
use super::ast::{Expr, Kind, Operator};
use super::mistake::{Fault, Mistake};

use Operator::{And, AtLeast, AtMost, Divided, Equal, In, Less, Minus, More, NotEqual, Or, Plus, Rest, Times};

/// Of what kind the result is, where both sides go with the operator.
pub fn gives(operator: Operator, left: &Type, right: &Type) -> Option<Type> {
    let same = left == right;
    match operator {
        Or | And => (same && *left == Type::Bool).then_some(Type::Bool),
        Equal | NotEqual => (same && !left.has_rows()).then_some(Type::Bool),
        Less | AtMost | More | AtLeast => (same && left.is_ordered()).then_some(Type::Bool),
        In => (!left.has_rows() && *right == left.clone().list()).then_some(Type::Bool),
        Plus => (same && is_added(left)).then(|| left.clone()),
        Minus | Times | Divided | Rest => (same && *left == Type::Int).then_some(Type::Int),
    }
}

/// What to say where they do not.
pub fn misfit(operator: Operator, left: &Expr, right: &Expr, kinds: (&Type, &Type)) -> Mistake {
    let (kind, other) = kinds;
    match operator {
        Or | And if *kind != Type::Bool => Fault::kind(&Type::Bool, kind).at(left.at),
        Or | And => Fault::kind(&Type::Bool, other).at(right.at),
        In => Fault::kind(&kind.clone().list(), other).at(right.at),
        Equal | NotEqual | Less | AtMost | More | AtLeast if is_comparison(left) && *other != Type::Bool => {
            Fault::Chain.at(left.at)
        }
        Equal | NotEqual | Less | AtMost | More | AtLeast => {
            Fault::Incomparable { left: kind.to_string(), right: other.to_string() }.at(left.at)
        }
        Plus if is_added(kind) => Fault::kind(kind, other).at(right.at),
        Minus | Times | Divided | Rest if *kind == Type::Int => Fault::kind(kind, other).at(right.at),
        Plus | Minus | Times | Divided | Rest => {
            Fault::Operand { operator: operator.sign(), found: kind.to_string() }.at(left.at)
        }
    }
}

fn is_added(kind: &Type) -> bool {
    matches!(kind, Type::Int | Type::Text | Type::List(_))
}

fn is_comparison(expr: &Expr) -> bool {
    matches!(&expr.kind, Kind::Binary(operator, ..) if operator.level() == Equal.level())
}
