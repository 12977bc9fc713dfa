//! A resource before its placeholders are resolved.

use serde_json::Value;

use super::{
    placeholders::{PlaceholderError, Placeholders},
    template::ResolvedResource,
};

/// A resource as it follows from the manifest.
pub(crate) struct Resource {
    id: String,
    r#type: &'static str,
    properties: Value,
}

impl Resource {
    /// A resource of a type such as `AWS::Lambda::Function`, under its logical id.
    pub(crate) fn new(id: String, r#type: &'static str, properties: Value) -> Self {
        Self {
            id,
            r#type,
            properties,
        }
    }

    /// The logical id, and the resource as CloudFormation takes it.
    pub(super) fn resolved(
        mut self,
        placeholders: &mut Placeholders,
    ) -> Result<(String, ResolvedResource), PlaceholderError> {
        placeholders.resolve(&mut self.properties)?;
        let resource = ResolvedResource::new(self.r#type, &self.properties);
        Ok((self.id, resource))
    }
}
