//! The entropy coding of baseline JPEG (ITU-T T.81, annexes C and F): Huffman codes, each followed by the bits of a number.
//!
//! Most symbols of a photo are short, code and number together. One look into a table of 1,024 entries gives run, number and
//! length at once; where the numbers do not matter, one look goes over several symbols. That is what makes it fast.

/// Bits that one look for a symbol covers.
const SHORT: u32 = 10;
/// Bits that one look over several symbols covers.
const STRETCH: u32 = 12;
/// Bytes that are made plain at a time.
const PLAIN: usize = 16 * 1024;
/// Coefficients of a block.
const BLOCK: usize = 64;
/// More bytes than a block can have: 64 symbols of 31 bits, and a look ahead.
const BLOCK_BYTES: usize = 256;
/// The run that ends a block: it leads beyond the 64th coefficient from everywhere.
const TO_THE_END: u8 = 63;

/// What a symbol says: coefficients to skip, the number that follows, the bits that both took; 0 where the look was too short.
#[derive(Clone, Copy, Default)]
pub(super) struct Symbol {
    pub(super) run: u8,
    bits: u8,
    pub(super) number: i16,
}

/// The whole symbols at the start of some bits: the coefficients that they lead over, the bits that they took, and whether
/// the last of them ends the block.
#[derive(Clone, Copy, Default)]
struct Stretch {
    coefficients: u8,
    bits: u8,
    ends: bool,
}

/// A table of codes.
pub(super) struct Table {
    /// By the next 10 bits.
    short: Vec<Symbol>,
    /// By the next 12 bits; of no use where numbers come without a run.
    stretches: Vec<Stretch>,
    /// By the next 16 bits: the code's byte, and its length; 0 for what is no code.
    long: Vec<[u8; 2]>,
    /// Differences of brightness have no run: the whole byte is the number's length.
    direct: bool,
}

impl Table {
    /// From how many codes there are of each length, and their bytes. None for counts that no prefix code has.
    pub(super) fn new(counts: &[u8; 16], bytes: &[u8], direct: bool) -> Option<Self> {
        let mut long = vec![[0; 2]; 1 << 16];
        let (mut from, mut bytes) = (0, bytes.iter());
        for (length, count) in (1_u8..).zip(counts) {
            for byte in bytes.by_ref().take(usize::from(*count)) {
                let next = from + (1 << (16 - length));
                long.get_mut(from..next)?.fill([*byte, length]);
                from = next;
            }
        }
        let mut table = Self { short: Vec::new(), stretches: Vec::new(), long, direct };
        table.short = (0..1_u64 << SHORT).map(|bits| table.look(bits << (64 - SHORT)).unwrap_or_default()).collect();
        for symbol in &mut table.short {
            if u32::from(symbol.bits) > SHORT {
                *symbol = Symbol::default();
            }
        }
        if !direct {
            table.stretches = (0..1_u64 << STRETCH).map(|bits| table.stretch(bits << (64 - STRETCH))).collect();
        }
        Some(table)
    }

    /// The symbols that lie within the upper [`STRETCH`] of these bits, to the end of a block at most.
    fn stretch(&self, bits: u64) -> Stretch {
        let mut stretch = Stretch::default();
        while let Some(symbol) = self.look(bits << stretch.bits) {
            if u32::from(stretch.bits + symbol.bits) > STRETCH {
                break;
            }
            stretch.bits += symbol.bits;
            if symbol.run == TO_THE_END {
                stretch.ends = true;
                break;
            }
            stretch.coefficients += symbol.run + 1;
        }
        stretch
    }

    /// The symbol at the upper end of these bits.
    fn look(&self, bits: u64) -> Option<Symbol> {
        let [byte, length] = *self.long.get((bits >> 48) as usize)?;
        let (run, size) = if self.direct { (0, byte) } else { (byte >> 4, byte & 15) };
        if length == 0 || size > 15 {
            return None;
        }
        if !self.direct && size == 0 && run < 15 {
            return (run == 0).then_some(Symbol { run: TO_THE_END, bits: length, number: 0 });
        }
        let number = extended((bits << length).checked_shr(64 - u32::from(size)).unwrap_or_default() as i32, size);
        Some(Symbol { run, bits: length + size, number })
    }
}

/// The number of `size` bits: those without their highest bit set are negative (T.81, F.2.2.1).
fn extended(value: i32, size: u8) -> i16 {
    let half = (1 << size) >> 1;
    (if value < half { value - (1 << size) + 1 } else { value }) as i16
}

/// The data of a scan: codes without pause, with a byte stuffed in after each FF.
pub(super) struct Scan<'a> {
    data: &'a [u8],
    /// Where in `data` the next bytes are to be taken from.
    at: usize,
    /// Bytes without those that were stuffed in.
    plain: Vec<u8>,
    /// How many of them are of the file: where it ends they are followed by zeros, so that a block never runs out.
    real: usize,
    place: Place,
}

/// How far a scan was read.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The plain byte that comes after `bits`.
    next: usize,
    /// The next bits, from the highest down; those below the first `count` will be taken once more.
    bits: u64,
    count: u32,
}

/// What a block is read from. It lives in registers while a block is read, which is why it is not the [`Scan`] itself.
pub(super) struct Bits<'a> {
    plain: &'a [u8],
    place: Place,
}

impl<'a> Scan<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        let plain = Vec::with_capacity(2 * PLAIN);
        Self { data, at: 0, plain, real: 0, place: Place::default() }
    }

    /// Reads a block.
    #[inline(always)]
    pub(super) fn block<T>(&mut self, read: impl FnOnce(&mut Bits) -> Option<T>) -> Option<T> {
        if self.real < self.place.next + BLOCK_BYTES {
            self.unstuff();
        }
        let mut bits = Bits { plain: &self.plain, place: self.place };
        let block = read(&mut bits)?;
        self.place = bits.place;
        Some(block)
    }

    /// Takes more bytes, up to a marker.
    #[cold]
    fn unstuff(&mut self) {
        self.plain.truncate(self.real);
        self.plain.drain(..self.place.next.min(self.real));
        self.place.next -= self.real - self.plain.len();
        while self.plain.len() < PLAIN {
            let rest = self.data.get(self.at..).unwrap_or_default();
            let rest = rest.get(..PLAIN).unwrap_or(rest);
            let plain = memchr::memchr(0xFF, rest).unwrap_or(rest.len());
            self.plain.extend(rest.iter().take(plain));
            self.at += plain;
            if self.data.get(self.at..).and_then(|rest| rest.first_chunk()) == Some(&[0xFF, 0]) {
                self.plain.push(0xFF);
                self.at += 2;
            } else if plain < rest.len() || rest.is_empty() {
                break;
            }
        }
        self.real = self.plain.len();
        self.plain.resize(self.real + BLOCK_BYTES, 0);
    }

    /// Goes over the marker that must be next, and answers which one it is.
    pub(super) fn marker(&mut self) -> Option<u8> {
        self.unstuff();
        let left = (8 * self.real + self.place.count as usize).checked_sub(8 * self.place.next)?;
        let [0xFF, marker] = *self.data.get(self.at..)?.first_chunk::<2>()? else { return None };
        // Less than a byte of filling may be left before a marker.
        if left >= 8 {
            return None;
        }
        *self = Self { at: self.at + 2, ..Self::new(self.data) };
        Some(marker)
    }
}

impl Bits<'_> {
    /// The next symbol; none for what is no code.
    #[inline(always)]
    pub(super) fn symbol(&mut self, table: &Table) -> Option<Symbol> {
        self.fill()?;
        let short = *table.short.get((self.place.bits >> (64 - SHORT)) as usize)?;
        let symbol = if short.bits > 0 { short } else { table.look(self.place.bits)? };
        self.take(symbol.bits);
        Some(symbol)
    }

    /// Goes over the symbols from a coefficient to the end of its block.
    #[inline(always)]
    pub(super) fn skip_block(&mut self, table: &Table, mut coefficient: usize) -> Option<()> {
        while coefficient < BLOCK {
            self.fill()?;
            let stretch = *table.stretches.get((self.place.bits >> (64 - STRETCH)) as usize)?;
            let reached = coefficient + usize::from(stretch.coefficients);
            // What lies beyond the last coefficient belongs to the next block.
            if stretch.bits == 0 || reached >= BLOCK {
                coefficient += usize::from(self.symbol(table)?.run) + 1;
                continue;
            }
            self.take(stretch.bits);
            coefficient = if stretch.ends { BLOCK } else { reached };
        }
        Some(())
    }

    /// At least 56 bits, which is more than any symbol has. Always the same few steps: a branch that nobody can foresee
    /// costs more.
    #[inline(always)]
    fn fill(&mut self) -> Option<()> {
        let Place { next, bits, count } = &mut self.place;
        let bytes = self.plain.get(*next..)?.first_chunk()?;
        *bits |= u64::from_be_bytes(*bytes) >> *count;
        *next += ((63 - *count) >> 3) as usize;
        *count |= 56;
        Some(())
    }

    #[inline(always)]
    fn take(&mut self, bits: u8) {
        self.place.bits <<= bits;
        self.place.count -= u32::from(bits);
    }
}
