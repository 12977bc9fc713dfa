//! The members that the event of a tumbling window has in addition to its records.

/// A member of an event, [as Lambda sends it][1].
///
/// [1]: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WindowMember {
    Window,
    State,
    ShardId,
    StreamArn,
    IsFinal,
    IsTerminatedEarly,
}

impl WindowMember {
    const ALL: [Self; 6] = [
        Self::Window,
        Self::State,
        Self::ShardId,
        Self::StreamArn,
        Self::IsFinal,
        Self::IsTerminatedEarly,
    ];

    /// Returns the member with this name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|member| member.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::State => "state",
            Self::ShardId => "shardId",
            Self::StreamArn => "eventSourceARN",
            Self::IsFinal => "isFinalInvokeForWindow",
            Self::IsTerminatedEarly => "isWindowTerminatedEarly",
        }
    }
}
