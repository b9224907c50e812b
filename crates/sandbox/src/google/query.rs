//! Parses the query language of `files.list` (Drive API "Search query terms"),
//! as far as folder listings need it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::model::{Item, Model};
use super::refusal::DriveError;

#[derive(Clone, Debug, PartialEq)]
enum Word {
    Open,
    Close,
    Name(String),
    Text(String),
    Sign(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query {
    All,
    InParents(String),
    Mime(Test, String),
    Named(Test, String),
    Trashed(bool),
    /// A word in the name or in a file's text.
    Text(String),
    Time(Moment, Ordered, Timestamp),
    /// Whether others share the item with the user: no item is shared.
    SharedWithMe(bool),
    Not(Box<Query>),
    Both(Box<Query>, Box<Query>),
    Either(Box<Query>, Box<Query>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Test {
    Is,
    IsNot,
    Contains,
}

/// A time of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Created,
    Modified,
}

/// A comparison of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordered {
    Before,
    UpTo,
    At,
    NotAt,
    From,
    After,
}

pub(crate) fn parse(source: &str) -> Result<Query, DriveError> {
    if source.trim().is_empty() {
        return Ok(Query::All);
    }
    let invalid = || DriveError::invalid("q");
    let words = words(source).ok_or_else(invalid)?;
    let mut reader = Reader { words: &words, unknown: None };
    let Some(query) = reader.either() else {
        return Err(reader.unknown.as_deref().map_or_else(invalid, DriveError::not_emulated));
    };
    if reader.words.is_empty() { Ok(query) } else { Err(invalid()) }
}

fn words(source: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(&next) = rest.peek() {
        match next {
            space if space.is_whitespace() => {
                rest.next();
            }
            '(' | ')' => {
                rest.next();
                words.push(if next == '(' { Word::Open } else { Word::Close });
            }
            '\'' => {
                rest.next();
                words.push(Word::Text(quoted(&mut rest)?));
            }
            '=' | '!' | '<' | '>' => {
                let sign = std::iter::from_fn(|| rest.next_if(|c| "=!<>".contains(*c))).collect();
                words.push(Word::Sign(sign));
            }
            letter if letter.is_ascii_alphabetic() => {
                let name = std::iter::from_fn(|| rest.next_if(char::is_ascii_alphanumeric)).collect();
                words.push(Word::Name(name));
            }
            _ => return None,
        }
    }
    Some(words)
}

/// Reads up to the closing quote; `\'` and `\\` are escapes for `'` and `\`.
fn quoted(rest: &mut impl Iterator<Item = char>) -> Option<String> {
    let mut text = String::new();
    loop {
        match rest.next()? {
            '\'' => return Some(text),
            '\\' => text.push(rest.next()?),
            other => text.push(other),
        }
    }
}

struct Reader<'a> {
    words: &'a [Word],
    /// A term that the sandbox does not know.
    unknown: Option<String>,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<&Word> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn takes(&mut self, name: &str) -> bool {
        let found = matches!(self.words.first(), Some(Word::Name(word)) if word == name);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn either(&mut self) -> Option<Query> {
        let mut query = self.both()?;
        while self.takes("or") {
            query = Query::Either(Box::new(query), Box::new(self.both()?));
        }
        Some(query)
    }

    fn both(&mut self) -> Option<Query> {
        let mut query = self.one()?;
        while self.takes("and") {
            query = Query::Both(Box::new(query), Box::new(self.one()?));
        }
        Some(query)
    }

    fn one(&mut self) -> Option<Query> {
        if self.takes("not") {
            return Some(Query::Not(Box::new(self.one()?)));
        }
        match self.next()?.clone() {
            Word::Open => {
                let query = self.either()?;
                (self.next()? == &Word::Close).then_some(query)
            }
            Word::Text(value) => self.within(value),
            Word::Name(name) => self.term(&name),
            Word::Close | Word::Sign(_) => None,
        }
    }

    /// Reads `'folder' in parents`. Other collections are not emulated.
    fn within(&mut self, value: String) -> Option<Query> {
        if !self.takes("in") {
            return None;
        }
        match self.next()?.clone() {
            Word::Name(name) if name == "parents" => Some(Query::InParents(value)),
            Word::Name(name) => {
                self.unknown = Some(name);
                None
            }
            Word::Text(_) | Word::Sign(_) | Word::Open | Word::Close => None,
        }
    }

    fn term(&mut self, name: &str) -> Option<Query> {
        match name {
            "mimeType" | "name" | "trashed" | "fullText" => self.compared(name),
            "modifiedTime" => self.time(Moment::Modified),
            "createdTime" => self.time(Moment::Created),
            "sharedWithMe" => match self.words.first() {
                Some(Word::Sign(_)) => self.compared(name),
                _ => Some(Query::SharedWithMe(true)),
            },
            _ => {
                self.unknown = Some(name.to_owned());
                None
            }
        }
    }

    fn time(&mut self, moment: Moment) -> Option<Query> {
        let Word::Sign(sign) = self.next()?.clone() else { return None };
        let ordered = match sign.as_str() {
            "<" => Ordered::Before,
            "<=" => Ordered::UpTo,
            "=" => Ordered::At,
            "!=" => Ordered::NotAt,
            ">=" => Ordered::From,
            ">" => Ordered::After,
            _ => return None,
        };
        let Word::Text(value) = self.next()? else { return None };
        // Without an offset the time is in UTC.
        let utc =
            || value.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|time| time.timestamp());
        Some(Query::Time(moment, ordered, value.parse().ok().or_else(utc)?))
    }

    fn compared(&mut self, name: &str) -> Option<Query> {
        let test = match self.next()? {
            Word::Sign(sign) if sign == "=" => Test::Is,
            Word::Sign(sign) if sign == "!=" => Test::IsNot,
            Word::Name(word) if word == "contains" => Test::Contains,
            _ => return None,
        };
        match (name, self.next()?) {
            ("mimeType", Word::Text(value)) => Some(Query::Mime(test, value.clone())),
            ("name", Word::Text(value)) => Some(Query::Named(test, value.clone())),
            ("fullText", Word::Text(value)) if test == Test::Contains => Some(Query::Text(value.clone())),
            ("sharedWithMe", Word::Name(value)) if test != Test::Contains => match value.as_str() {
                "true" => Some(Query::SharedWithMe(test == Test::Is)),
                "false" => Some(Query::SharedWithMe(test != Test::Is)),
                _ => None,
            },
            ("trashed", Word::Name(value)) if test != Test::Contains => match value.as_str() {
                "true" => Some(Query::Trashed(test == Test::Is)),
                "false" => Some(Query::Trashed(test != Test::Is)),
                _ => None,
            },
            _ => None,
        }
    }
}

impl Moment {
    fn of(self, item: &Item) -> Timestamp {
        match self {
            Self::Created => item.created,
            Self::Modified => item.modified,
        }
    }
}

impl Ordered {
    fn holds(self, value: Timestamp, wanted: Timestamp) -> bool {
        match self {
            Self::Before => value < wanted,
            Self::UpTo => value <= wanted,
            Self::At => value == wanted,
            Self::NotAt => value != wanted,
            Self::From => value >= wanted,
            Self::After => value > wanted,
        }
    }
}

impl Test {
    fn holds(self, value: &str, wanted: &str) -> bool {
        match self {
            Self::Is => value == wanted,
            Self::IsNot => value != wanted,
            Self::Contains => value.to_lowercase().contains(&wanted.to_lowercase()),
        }
    }
}

impl Query {
    /// Returns the ids of the folders that a matching item must be in.
    pub(crate) fn parents(&self) -> Vec<&str> {
        match self {
            Self::InParents(id) => vec![id],
            Self::Both(one, other) | Self::Either(one, other) => {
                let (mut all, others) = (one.parents(), other.parents());
                all.extend(others);
                all
            }
            Self::All
            | Self::Mime(..)
            | Self::Named(..)
            | Self::Trashed(_)
            | Self::Text(_)
            | Self::Time(..)
            | Self::SharedWithMe(_)
            | Self::Not(_) => Vec::new(),
        }
    }

    /// Whether the query matches an item of a user's Drive; `root` is the id of "My Drive".
    pub(crate) fn holds(&self, model: &Model, root: &str, item: &Item) -> bool {
        match self {
            Self::All => true,
            Self::InParents(id) => item.parent == if id == "root" { root } else { id },
            Self::Mime(test, wanted) => test.holds(&item.mime, wanted),
            // `contains` matches names only from the start of a word.
            Self::Named(Test::Contains, wanted) => starts_a_word(&item.name, wanted),
            Self::Named(test, wanted) => test.holds(&item.name, wanted),
            Self::Trashed(wanted) => model.trashed(item) == *wanted,
            Self::Text(wanted) => {
                let written = std::str::from_utf8(&item.bytes).unwrap_or_default();
                [&item.name, written].iter().any(|text| starts_a_word(text, wanted))
            }
            Self::Time(moment, ordered, wanted) => ordered.holds(moment.of(item), *wanted),
            Self::SharedWithMe(wanted) => !wanted,
            Self::Not(query) => !query.holds(model, root, item),
            Self::Both(one, other) => one.holds(model, root, item) && other.holds(model, root, item),
            Self::Either(one, other) => one.holds(model, root, item) || other.holds(model, root, item),
        }
    }
}

fn starts_a_word(name: &str, wanted: &str) -> bool {
    let (name, wanted) = (name.to_lowercase(), wanted.to_lowercase());
    let starts = |(at, _): (usize, &str)| {
        let before = name[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric())
    };
    name.match_indices(&wanted).any(starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn and_binds_tighter_than_or() {
        let parsed =
            parse("trashed = false or name = 'a' and not mimeType contains 'image/'").expect("well formed");
        let named = Query::Named(Test::Is, "a".to_owned());
        let image = Query::Mime(Test::Contains, "image/".to_owned());
        let right = Query::Both(Box::new(named), Box::new(Query::Not(Box::new(image))));
        assert_eq!(parsed, Query::Either(Box::new(Query::Trashed(false)), Box::new(right)));
    }

    #[test]
    fn quotes_inside_names_are_escaped() {
        let parsed = parse(r"name = 'it\'s a \\ b'").expect("well formed");
        assert_eq!(parsed, Query::Named(Test::Is, r"it's a \ b".to_owned()));
    }

    #[test]
    fn broken_queries_are_refused_at_q() {
        for broken in
            ["name =", "'x' in", "(trashed=false", "trashed=maybe", "name ~ 'x'", "trashed=false name='x'"]
        {
            assert_eq!(parse(broken), Err(DriveError::invalid("q")), "{broken}");
        }
    }

    #[test]
    fn a_name_contains_only_what_starts_a_word() {
        assert!(starts_a_word("HelloWorld beach.jpg", "bea"));
        assert!(!starts_a_word("HelloWorld", "World"));
    }
}
