# /help, the menu of commands, and answers to what cannot be done.
help =
    I post your Instagram stories from your own pictures, on your schedule.
    Send me a picture to see it as a story. Then post it, choose a time or keep it.
    /status next stories, pictures and connections
    /queue upcoming stories: skip or move them
    /next start the next story now
    /pause pause for a while · /resume continue
    /stop stop everything at once
    /settings schedule, approval and connections
    /start the set-up
lost = 🤷 I didn't understand that. Send me a picture, or see /help.

menu-status = Next stories, pictures and connections
menu-queue = Stories in the next three days
menu-next = Start the next story now
menu-pause = Pause stories for a while
menu-resume = Resume stories
menu-stop = Stop everything at once
menu-settings = Schedule, approval and connections
menu-help = What I can do

people-owner = the owner
people-admins = admins
people-reviewers = reviewers
people-members = members
denied = 🔒 Only { $who } of this chat can do this. Nothing was changed.
denied-named = 🔒 Only { $who } of this chat can do this: { $names }. Nothing was changed.
denied-answer = Only { $who } of this chat can do this.
denied-answer-named = Only { $who } of this chat can do this: { $names }.

button-over = This button no longer works. Send /status.
button-over-settings = This button no longer works. Send /settings.
button-over-start = This button no longer works. Send /start.
button-foreign = This button belongs to another chat or is too old. Send /status.
button-forgotten = This button is too old. Send /status.
button-unchecked = I couldn't check that you are still in the group. Nothing was changed. Try again in a minute.
