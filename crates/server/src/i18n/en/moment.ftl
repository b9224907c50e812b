# Times and dates.
moment-in-city = { $when } ({ $city })
moment-about = at about { $time }
moment-today = today { $time }
moment-tomorrow = tomorrow { $time }
moment-on-date = { $date } { $time }
moment-date = { $weekday } { $day } { $month }
moment-weekday-time = { $weekday } { $time }
moment-weekday = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
moment-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
