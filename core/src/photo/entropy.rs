//! The entropy coding of baseline JPEG (ITU-T T.81, annexes C and F): Huffman codes, each followed by the bits of a number.
//!
//! Most symbols of a photo are short, code and number together. One look into a table of 1,024 entries gives run, number and
//! length at once; that is what makes it fast.

/// Bits that one look covers.
const SHORT: u32 = 10;
/// The run that ends a block: it leads beyond the 64th coefficient from everywhere.
const TO_THE_END: u8 = 63;

/// What a symbol says: coefficients to skip, the number that follows, the bits that both took; 0 where the look was too short.
#[derive(Clone, Copy, Default)]
pub(super) struct Symbol {
    pub(super) run: u8,
    bits: u8,
    pub(super) number: i16,
}

/// A table of codes.
pub(super) struct Table {
    /// By the next 10 bits.
    short: Vec<Symbol>,
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
        let mut table = Self { short: Vec::new(), long, direct };
        table.short = (0..1_u64 << SHORT).map(|bits| table.look(bits << (64 - SHORT)).unwrap_or_default()).collect();
        for symbol in &mut table.short {
            if u32::from(symbol.bits) > SHORT {
                *symbol = Symbol::default();
            }
        }
        Some(table)
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

/// The bits of a scan.
pub(super) struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    /// The next bits, from the highest down.
    bits: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, bits: 0, count: 0 }
    }

    /// The next symbol; none for what is no code, and beyond the end of the data.
    #[inline(always)]
    pub(super) fn symbol(&mut self, table: &Table) -> Option<Symbol> {
        if self.count < 32 {
            self.fill();
        }
        let short = *table.short.get((self.bits >> (64 - SHORT)) as usize)?;
        let symbol = if short.bits > 0 { short } else { table.look(self.bits)? };
        self.bits <<= symbol.bits;
        self.count = self.count.checked_sub(u32::from(symbol.bits))?;
        Some(symbol)
    }

    #[inline]
    fn fill(&mut self) {
        const ONES: u64 = 0x0101_0101_0101_0101;
        if let Some(bytes) = self.data.get(self.at..).and_then(|rest| rest.first_chunk()) {
            let word = u64::from_be_bytes(*bytes);
            // Whether no byte is FF, which would be stuffed or a marker.
            if (!word).wrapping_sub(ONES) & word & (ONES << 7) == 0 {
                self.bits |= word >> self.count;
                self.at += ((63 - self.count) >> 3) as usize;
                self.count |= 56;
                return;
            }
        }
        self.fill_by_bytes();
    }

    fn fill_by_bytes(&mut self) {
        while self.count <= 56 {
            let Some(byte) = self.data.get(self.at) else { return };
            if *byte == 0xFF {
                if self.data.get(self.at + 1) != Some(&0) {
                    return;
                }
                self.at += 1;
            }
            self.at += 1;
            self.bits |= u64::from(*byte) << (56 - self.count);
            self.count += 8;
        }
    }

    /// Goes over the marker that must be next, and answers which one it is.
    pub(super) fn marker(&mut self) -> Option<u8> {
        self.fill_by_bytes();
        let [0xFF, marker] = *self.data.get(self.at..)?.first_chunk::<2>()? else { return None };
        // Less than a byte of filling may be left before a marker.
        if self.count >= 8 {
            return None;
        }
        *self = Self { data: self.data, at: self.at + 2, bits: 0, count: 0 };
        Some(marker)
    }
}
