# Why a story was not posted. Each cause ends a sentence that begins with "The story … was not posted" or
# "Not posted", so it is in lower case and has no full stop.
reason-ending = : { $cause }

cause-picture = its picture can't be shown as a story ({ $reason })
cause-picture-gone = the picture is no longer there
cause-trashed = its picture is in the trash of Google Drive
cause-moved-out = its picture was moved out of your folder
cause-left-folder = its picture is no longer in your folder
cause-another-folder = another folder was chosen since
cause-too-large-for-telegram = Telegram lets me fetch files up to 20 MB. Put this one into your folder, or send it smaller.
cause-gone-at-telegram = Telegram no longer has this file. Send it again.
cause-render-failed = the picture could not be prepared
cause-drive-not-connected = Google Drive is not connected
cause-drive-reconnect = Google Drive must be connected again
cause-drive-silent = Google Drive did not answer
cause-folder-not-configured = this server was not told where the pictures are
cause-folder-missing = the folder with the pictures is not there
cause-folder-empty = the folder with the pictures is empty
cause-disk-unreadable = the disk does not show the picture now
cause-time-skipped = this time was skipped
cause-stopped = everything was stopped
cause-stopped-before = stories were stopped before it went out
cause-paused = stories are paused
cause-plan-changed = the plan was changed
cause-practice-ended = it was prepared in practice
cause-handed-back = the chat was handed back to the older application
cause-not-asked = Telegram did not take my question in time
cause-chat-closed = the chat is closed to the bot
cause-instagram-reconnect = Instagram must be connected again
cause-instagram-silent = Instagram did not answer
cause-instagram-refused = Instagram refused it for now
cause-instagram-quota = Instagram's limit of posts a day is reached
cause-account-restricted = Instagram restricts this account: its owner must open the app
cause-action-blocked = Instagram blocks posting for this account for now
cause-app-broken = our connection to Instagram is broken
cause-account-busy = another story goes out to this account
cause-container-failed = Instagram could not prepare the picture
cause-container-not-found = Instagram no longer finds what was handed to it
cause-not-in-time = Instagram did not take it in time
cause-posted-elsewhere = another program posted it; look at your profile before posting it again
cause-lost = Instagram lost it; look at your profile before posting it again
cause-never-answered = Instagram never said what became of it; look at your profile before posting it again
cause-record-incomplete-maybe-live = my record of it is incomplete; look at your profile before posting it again
cause-too-late = it was too late to post it
cause-record-incomplete = my record of it is incomplete

# Why a picture cannot be a story, to the person who can do something about it.
reject-empty = This file is empty. Upload it again.
reject-too-large = This file has { $megabytes } MB, and pictures may have up to 40 MB. Save it smaller and upload it again.
reject-too-many-pixels = This picture has { $megapixels } megapixels, and up to 100 can be shown. Save it smaller and upload it again.
reject-too-thin = This picture is a thin strip that would not be seen in a story. Crop it and upload it again.
reject-heic = iPhone HEIC pictures need to be saved as JPEG first: in the iPhone's Settings, choose Camera, Formats, Most Compatible.
reject-video = Videos are not posted yet. Pictures are.
reject-not-a-picture = This file ({ $kind }) is not a picture. Send JPEG, PNG, WebP or GIF.
reject-unknown-kind = This file is not a picture. Send JPEG, PNG, WebP or GIF.
reject-broken = This picture is damaged or only half uploaded. Upload it again.
reject-too-demanding = This picture is too large to open. Save it as a smaller JPEG and upload it again.
reject-not-downloadable = Google Drive does not let this picture be downloaded.
reject-unknown-source = Pictures from this source cannot be fetched yet.
reject-refused-by-instagram = Instagram does not take this picture.
reject-failed-at-instagram = Instagram could not prepare this picture.

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
