# Why a story was not posted. Each cause ends a sentence that begins with "The story … was not posted" or
# "Not posted", so it is in lower case and has no full stop.
reason-ending = : { $cause }

cause-picture = its picture can't be shown as a story ({ $reason })
cause-picture-gone = the picture is no longer there
cause-trashed = its picture is in the trash of Google Drive
cause-moved-out = its picture was moved out of your folder
cause-left-folder = its picture is no longer in your folder
cause-another-folder = another folder was chosen
cause-too-large-for-telegram = Telegram lets me fetch files of up to 20 MB. Put this one in your folder, or send a smaller version.
cause-gone-at-telegram = Telegram no longer has this file. Send it again.
cause-render-failed = the picture couldn't be prepared
cause-drive-not-connected = Google Drive is not connected
cause-drive-reconnect = Google Drive must be reconnected
cause-drive-silent = Google Drive didn't respond
cause-folder-not-configured = this server wasn't told where the pictures are
cause-folder-missing = the folder with the pictures is missing
cause-folder-empty = the folder with the pictures is empty
cause-disk-unreadable = the picture can't be read from disk right now
cause-time-skipped = this time was skipped
cause-stopped = everything was stopped
cause-stopped-before = stories were stopped before it was posted
cause-paused = stories are paused
cause-plan-changed = the plan was changed
cause-practice-ended = it was prepared during practice
cause-handed-back = the chat was handed back to the older application
cause-not-asked = Telegram didn't deliver my question in time
cause-chat-closed = I can't write to this chat
cause-instagram-reconnect = Instagram must be reconnected
cause-instagram-silent = Instagram didn't respond
cause-instagram-refused = Instagram refused the request
cause-instagram-quota = Instagram's daily posting limit was reached
cause-account-restricted = Instagram restricts this account until its owner opens the app
cause-action-blocked = Instagram is blocking posts for this account right now
cause-app-broken = this bot's connection to Instagram is misconfigured
cause-account-busy = another story was being posted to this account
cause-container-failed = Instagram couldn't process the picture
cause-container-not-found = Instagram can't find the prepared story any more
cause-not-in-time = Instagram didn't publish it in time
cause-posted-elsewhere = another program posted it. Check your profile before posting it again
cause-lost = Instagram lost track of it. Check your profile before posting it again
cause-not-there = your team didn't find it on the profile
cause-never-answered = Instagram never confirmed it. Check your profile before posting it again
cause-record-incomplete-maybe-live = my record of it is incomplete. Check your profile before posting it again
cause-too-late = it was too late
cause-record-incomplete = my record of it is incomplete

# Why a picture cannot be a story, to the person who can do something about it.
reject-empty = This file is empty. Upload it again.
reject-too-large = This file has { $megabytes } MB. Pictures can have up to 40 MB. Save a smaller version and upload it again.
reject-too-many-pixels = This picture has { $megapixels } megapixels. The limit is 100. Save a smaller version and upload it again.
reject-too-thin = This picture is too thin to be seen in a story. Crop it and upload it again.
reject-heic = iPhone HEIC pictures can't be shown yet. In the iPhone's Settings, choose Camera, Formats, Most Compatible, or save the picture as JPEG.
reject-video = Videos can't be posted yet. Send a picture.
reject-not-a-picture = This file ({ $kind }) isn't a picture. Send JPEG, PNG, WebP or GIF.
reject-unknown-kind = This file isn't a picture. Send JPEG, PNG, WebP or GIF.
reject-broken = This picture is damaged or only partly uploaded. Upload it again.
reject-too-demanding = This picture is too large to open. Save it as a smaller JPEG and upload it again.
reject-not-downloadable = Google Drive doesn't allow downloading this picture.
reject-unknown-source = Pictures from this source can't be fetched yet.
reject-refused-by-instagram = Instagram doesn't accept this picture.
reject-failed-at-instagram = Instagram couldn't process this picture.

# The same in a few words.
reject-short-empty = empty file
reject-short-too-large = over 40 MB
reject-short-too-many-pixels = over 100 megapixels
reject-short-too-thin = thin strip
reject-short-heic = iPhone HEIC
reject-short-video = video
reject-short-not-a-picture = not a picture
reject-short-broken = damaged
reject-short-too-demanding = too large to open
reject-short-not-downloadable = download not allowed
reject-short-unknown-source = unknown source
reject-short-refused-by-instagram = refused by Instagram
reject-short-failed-at-instagram = failed at Instagram
