use super::CopyFile;

/// The JSON Schema of the readable copy, as it is documented in `docs/`.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(CopyFile).to_value()
}
