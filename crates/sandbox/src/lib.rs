//! Stateful emulators of Telegram, Instagram and Google over real HTTP. Shares no type with the product.
