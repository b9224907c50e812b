# Why a story was not posted. Each cause ends a sentence that begins with "The story … was not posted" or
# "Not posted", so it is in lower case and has no full stop.
reason-ending = : { $cause }

cause-picture = its picture can't be shown as a story ({ $reason })
cause-picture-gone = its picture is no longer there
cause-trashed = its picture is in Google Drive's trash
cause-moved-out = its picture was moved out of your folder
cause-left-folder = its picture is no longer in your folder
cause-another-folder = someone chose another folder
cause-too-large-for-telegram = Telegram lets me download files of up to 20 MB. Put this one in your folder, or send a smaller version.
cause-gone-at-telegram = Telegram no longer has this file. Send it again.
cause-render-failed = its picture couldn't be prepared
cause-drive-not-connected = Google Drive is not connected
cause-drive-reconnect = Google Drive must be reconnected
cause-drive-silent = Google Drive didn't respond
cause-folder-not-configured = no folder with pictures is configured on this server
cause-folder-missing = the folder with the pictures is missing
cause-folder-empty = the folder with the pictures is empty
cause-disk-unreadable = the server can't read its picture from disk right now
cause-time-skipped = someone skipped this time
cause-stopped = someone stopped all stories
cause-stopped-before = stories were stopped before Instagram posted it
cause-paused = stories are paused
cause-plan-changed = someone changed the schedule
cause-practice-ended = it was prepared during practice
cause-handed-back = the legacy application posts for this chat again
cause-not-asked = Telegram didn't deliver my question in time
cause-chat-closed = I can't write to this chat
cause-instagram-reconnect = Instagram must be reconnected
cause-instagram-silent = Instagram didn't respond
cause-instagram-refused = Instagram refused the request
cause-instagram-quota = Instagram's daily posting limit was reached
cause-account-restricted = Instagram restricts this account until its owner opens the Instagram app
cause-action-blocked = Instagram is blocking posts for this account right now
cause-app-broken = this bot's connection to Instagram is misconfigured
cause-account-busy = another story was being posted to this account
cause-container-failed = Instagram couldn't process its picture
cause-container-not-found = Instagram can't find the prepared story any more
cause-not-in-time = Instagram didn't publish it in time
cause-posted-elsewhere = another program posted it. Check your profile before posting it again
cause-lost = Instagram can't say whether it was posted. Check your profile before posting it again
cause-not-there = your team didn't find it on the profile
cause-never-answered = Instagram never confirmed it. Check your profile before posting it again
cause-record-incomplete-maybe-live = my record of it is incomplete. Check your profile before posting it again
cause-too-late = it was too late
cause-record-incomplete = my record of it is incomplete

# Why a picture cannot be a story, for the person who can correct it.
reject-empty = This file is empty. Upload it again.
reject-too-large = This file is { $megabytes } MB. The limit is 40 MB. Save a smaller version and upload it again.
reject-too-many-pixels = This picture has { $megapixels } megapixels. The limit is 100. Save a smaller version and upload it again.
reject-too-thin = This picture is too long and narrow for a story. Crop it and upload it again.
reject-heic = I can't use iPhone HEIC pictures yet. Save this one as JPEG, or choose Settings → Camera → Formats → Most Compatible on the iPhone.
reject-video = I can't post videos yet. Send a picture.
reject-not-a-picture = This file ({ $kind }) isn't a picture. Send a JPEG, PNG, WebP or GIF.
reject-unknown-kind = This file isn't a picture. Send a JPEG, PNG, WebP or GIF.
reject-broken = This picture is damaged or only partly uploaded. Upload it again.
reject-too-demanding = This picture is too large to open. Save it as a smaller JPEG and upload it again.
reject-not-downloadable = Google Drive doesn't let me download this picture.
reject-unknown-source = I can't download pictures from this source yet.
reject-refused-by-instagram = Instagram doesn't accept this picture.
reject-failed-at-instagram = Instagram couldn't process this picture.

# The same in a few words.
reject-short-empty = empty file
reject-short-too-large = over 40 MB
reject-short-too-many-pixels = over 100 megapixels
reject-short-too-thin = too long and narrow
reject-short-heic = iPhone HEIC format
reject-short-video = video
reject-short-not-a-picture = not a picture
reject-short-broken = damaged
reject-short-too-demanding = too large to open
reject-short-not-downloadable = download not allowed
reject-short-unknown-source = unknown source
reject-short-refused-by-instagram = Instagram doesn't accept it
reject-short-failed-at-instagram = Instagram couldn't process it
