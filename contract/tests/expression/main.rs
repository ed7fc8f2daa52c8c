//! Expressions as they stand in a service file, against generated texts and answers, and against another evaluator of CEL.

#![expect(clippy::indexing_slicing, reason = "a test may stop at a surprise")]

mod answers;
mod generate;
mod incremental;

mod oracle;
mod text;
