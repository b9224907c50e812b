# About the chat itself.
sent-again = (sent again)
wizard-moved = ⤵️ Continued below.
group-welcome =
    👋 Hello! I post Instagram stories for this team.
    A group admin can send /start to set me up. Nothing is posted before that.

back-again = 👋 I'm back. Nothing was posted while I was away.
back-again-active = The next story will be posted at { $time }.
back-again-paused = Stories are still paused. Send /resume to continue.
back-again-waiting = I'll start as soon as your first picture arrives.
back-again-onboarding = Send /start to finish the set-up.

move-group = <b>{ $title }</b>
move-group-unnamed = your group
move-offer =
    👥 You added me to { $group }. Move your stories there, with your library, schedule and connections?
    Everyone in the group could then see and approve them. You can undo this for 24 hours.
move-offer-yes = Move my stories there
move-offer-no = No, set up the group separately
move-settled-yes = 👥 I moved your stories to { $group }.
move-settled-no = 👥 Your stories stay in this chat.
moved-away = ✅ I moved your stories to { $group }. Scheduled stories keep their times.
moved-away-back =
    👋 I moved the stories back to their owner's private chat.
    A group admin can send /start to set up this group separately.
moved-away-undo = Undo: move them back here
moved-here =
    👋 Hello! You now manage this team's stories in this chat.
    Send /status to see the next stories.
moved-here-back = ✅ Your stories are back in this chat. Scheduled stories keep their times.

# To people in chats that are not set up.
start-first = 👋 This chat isn't set up yet. Send /start first.
not-invited = 👋 This bot is invite-only. Ask its operator for an invitation link.
invitation-over = ⌛ This invitation has expired or was already used. Ask the operator for a new link.
signup-closed = 👋 This bot doesn't accept new chats right now. Nothing was set up.

# After a person pasted a token or a key.
secret-deleted =
    🔑 That looked like a secret key, so I deleted your message and kept no copy.
    Others may have seen the key. Create a new one where you got this one.
secret-still-there =
    🔑 That looks like a secret key. Delete your message. I kept no copy.
    Others may have seen the key. Create a new one where you got this one.

# Sent in private after a press in a group.
connect-link = 🔗 Your personal link to connect { $provider }. It works for 10 minutes. Don't share it.
connect-button = Connect { $provider }
connect-may-not = 🔒 Only { $who } of that group can connect { $provider }.
connect-stranger = 🤷 I can't find that group, or you aren't in it. Press the button in the group again.
connect-unknown = ⏳ I couldn't check that you are in the group. Nothing was changed. Try again in a minute.
