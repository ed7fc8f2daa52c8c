//! What a person sees: placeholder.
