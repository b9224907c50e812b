# /help, the menu of commands, and answers to what cannot be done.
help =
    I post your Instagram stories from your own pictures, on your plan.
    Send me a picture and I show it as a story: post it, give it a time, or keep it.

    /status how things stand
    /queue what is coming, and skipping
    /next the next picture, now
    /pause hold for a while · /resume go on
    /stop everything, at once
    /settings plan, mode, connections
    /start the set-up
lost = 🤷 I did not understand that. Send me a picture, or see /help.

menu-status = How things stand, and what comes next
menu-queue = The stories of the next three days
menu-next = Post the next picture now
menu-pause = Hold stories for a while
menu-resume = Go on
menu-stop = Stop everything at once
menu-settings = Plan, mode and connections
menu-help = What I do, on one screen

people-owner = the owner
people-admins = admins
people-reviewers = reviewers
people-members = members
denied = 🔒 Only { $who } of this chat may do this. Nothing was changed.
denied-named = 🔒 Only { $who } of this chat may do this: { $names }. Nothing was changed.
denied-answer = Only { $who } of this chat may do this.
denied-answer-named = Only { $who } of this chat may do this: { $names }.

button-over = This button does nothing any more. Send /status.
button-over-settings = This button does nothing any more. Send /settings.
button-over-start = This button does nothing any more. Send /start.
button-foreign = This button belongs to another chat, or is too old. Send /status.
button-forgotten = This button is too old. Send /status.
button-unchecked = I could not check that you are still in the group. Nothing was changed; try again soon.
