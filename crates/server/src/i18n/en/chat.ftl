# About the chat itself.
sent-again = (again)
wizard-moved = ⤵️ We go on below.
group-welcome =
    👋 Hello! I can post this team's Instagram stories.
    Any admin of this group: send /start to set me up. Nothing is posted before.

back-again = 👋 I am back. While I was away nothing was posted.
back-again-active = The next story goes out at { $time }.
back-again-paused = Stories are paused, as they were. Send /resume when you want to go on.
back-again-waiting = I start with the first picture.
back-again-onboarding = Send /start to go on setting up.

move-group = <b>{ $title }</b>
move-group-unnamed = the group
move-offer =
    👥 You brought me to { $group }. Shall your stories move there, with library, plan and connections?
    Everybody there could then see and approve them. You can undo it for a day.
move-offer-yes = Move my stories there
move-offer-no = No, set up the group by itself
move-settled-yes = 👥 Your stories move to { $group }.
move-settled-no = 👥 Your stories are here, and stay here.
moved-away = ✅ Your stories moved to { $group }. Nothing was lost, and what was planned goes out as planned.
moved-away-back =
    👋 The stories moved back to their owner's private chat.
    Any admin: send /start to set up this group by itself.
moved-away-undo = Undo: back here
moved-here =
    👋 Hello! The stories of this team are planned here from now on.
    Send /status to see what comes next.
moved-here-back = ✅ Your stories are back in this chat. What was planned goes out as planned.

# To people in chats that are not set up.
start-first = 👋 Send /start first: then I can show you how things stand.
not-invited = 👋 I am by invitation here. Ask whoever runs me for a link, and open it.
invitation-over = ⌛ This invitation is over or was used. Ask whoever runs me for a new link.
signup-closed = 👋 I take nobody new here at the moment. Nothing was set up.

# After somebody pasted a token or a key.
secret-deleted =
    🔑 That looked like a secret key, so I deleted it and kept nothing.
    Make a new one where it came from: this one was seen.
secret-still-there =
    🔑 That looks like a secret key. Please delete your message; I kept nothing.
    Make a new one where it came from: this one was seen.

# From a group, in private.
connect-link = 🔗 Your own link to connect { $provider }. It opens for ten minutes; nobody else should use it.
connect-button = Connect { $provider }
connect-may-not = 🔒 Only { $who } of that group may connect { $provider }.
connect-stranger = 🤷 I know no such group of yours. Open the button in the group again.
connect-unknown = ⏳ I could not check that you are in the group. Nothing was changed; try again soon.
