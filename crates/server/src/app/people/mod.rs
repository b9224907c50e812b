//! Who may use Storyline, who belongs to which chat, and how a chat comes, moves and leaves.

pub mod chat_life;
pub mod cutover;
pub mod leaving;
pub mod members;
pub mod signup;
pub mod tenant_move;
