//! Who may use Storyline, which chat they belong to, and how a chat is added, moved and removed.

pub mod chat_life;
pub mod cutover;
pub mod leaving;
pub mod members;
pub mod signup;
pub mod tenant_move;
