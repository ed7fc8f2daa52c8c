//! What can be wrong with a tax code by itself.

wrong! {
    /// Why a text is no tax code.
    pub enum TaxCodeFault {
        /// Too many or too few characters.
        Length {
            /// How many there are.
            found: usize,
            /// How many there should be.
            expected: usize
        } = "tax_code_length", "{expected} characters are expected, there are {found}";
        /// A letter belongs there.
        Letter {
            /// The place, from 1.
            at: usize,
            /// What is there.
            found: char
        } = "tax_code_letter", "{found:?} at place {at} should be a letter";
        /// A digit belongs there, or a letter that stands for one.
        Digit {
            /// The place, from 1.
            at: usize,
            /// What is there.
            found: char
        } = "tax_code_digit", "{found:?} at place {at} should be a digit";
        /// The ninth character stands for no month.
        Month {
            /// The letter.
            found: char
        } = "tax_code_month", "{found:?} at place 9 stands for no month";
        /// No year has that day.
        Day {
            /// The day, without what is added for women.
            day: u8,
            /// The month, from 1.
            month: u8
        } = "tax_code_day", "there is no day {day} in month {month} of that year";
        /// Zero, and nothing else.
        Zeros = "tax_code_zeros", "only zeros";
        /// The last character does not check the others.
        Check {
            /// What it would have to be.
            expected: char
        } = "tax_code_check", "the last character should be {expected}";
    }
}
