//! What a client accepts, and how gladly: headers that list names with qualities.

use axum::http::{HeaderMap, HeaderName};

/// What a header lists, each with its quality: from 0, which refuses it, to 1, which is meant where
/// none is given.
pub fn accepted(headers: &HeaderMap, header: HeaderName) -> impl Iterator<Item = (&str, f32)> {
    let values = headers.get_all(header).iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let items = values.flat_map(|value| value.split(',')).map(item);
    items.filter(|(name, _)| !name.is_empty())
}

fn item(text: &str) -> (&str, f32) {
    let Some((name, parameters)) = text.split_once(';') else {
        return (text.trim_ascii(), 1.0);
    };
    let mut parts = parameters.split(';').map(str::trim_ascii);
    let quality = parts
        .find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")))
        .and_then(|quality| quality.parse().ok());
    (name.trim_ascii(), quality.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header::ACCEPT};

    use super::*;

    #[test]
    fn each_name_has_its_quality() {
        let mut headers = HeaderMap::new();
        for value in ["br;q=0.5, gzip ; Q=0,,zstd", "*;level=1;q=0.1, x;q=much"] {
            headers.append(ACCEPT, HeaderValue::from_static(value));
        }
        let accepted: Vec<_> = accepted(&headers, ACCEPT).collect();
        let expected = [
            ("br", 0.5),
            ("gzip", 0.0),
            ("zstd", 1.0),
            ("*", 0.1),
            ("x", 1.0),
        ];
        assert_eq!(accepted, expected);
    }
}
