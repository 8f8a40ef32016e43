import Basics

/// The manual page of the sample.
enum GoldenManual {
  /// English
  static let page = #"""
    .Dd November 21, 2025
    .Dt LEDGER 1
    .Os "ledger 1.2.3"
    .Sh NAME
    .Nm ledger
    .Nd "Keeps a book of parcels."
    .Sh SYNOPSIS
    .Nm ledger
    .Op Fl \-home Ar \&DIR
    .Op Fl \-format Ar FORMAT
    .Op Fl \-lang Ar LANG
    .Ar "COMMAND …"
    .Sh DESCRIPTION
    Every line of the book is kept; nothing is ever changed in place.
    .Pp
    .Bd -literal
        ledger add P\-1
    .Ed
    .Sh OPTIONS
    .Bl -tag -width Ds
    .It Fl \-home Ar \&DIR
    Where the book lies. (default: .)
    .It Fl \&f , Fl \-format Ar FORMAT
    Form of results. (values: table, json; default: table)
    .It Fl \-lang Ar LANG
    Language. (values: en, zh)
    .It Fl \&h , Fl \-help
    Show help.
    .It Fl \-version
    Show the version.
    .El
    .Sh COMMANDS
    .Ss \&add
    .Nm ledger
    .Cm \&add
    .Ar PARCEL
    .Op Ar KEY=VALUE…
    .Fl \&\-by Ar ACTOR
    .Op Fl \-mark Ar MARK
    .Op Fl \-dry\-run
    .Pp
    Adds a parcel.
    .Bl -tag -width Ds
    .It Ar PARCEL
    The parcel's number.
    .It Ar KEY=VALUE
    What is known.
    .El
    .Bl -tag -width Ds
    .It Fl \&\-by Ar ACTOR
    Who adds it. (required)
    .It Fl \&m , Fl \-mark Ar MARK
    A mark on the parcel's wrapping, such as fragile or this side up, for those who carry it. (may be repeated)
    .It Fl \-dry\-run
    Only say what would be done.
    .El
    .Ss list
    .Nm ledger
    .Cm list
    .Op Ar STATE
    .Pp
    Lists parcels.
    .Bl -tag -width Ds
    .It Ar STATE
    Only parcels in this state. (values: open, lost)
    .El
    .Ss snapshot
    .Nm ledger
    .Cm snapshot
    .Op Fl \-deep
    .Ar "COMMAND …"
    .Pp
    Snapshots of the book.
    .Bl -tag -width Ds
    .It Fl \-deep
    Look at every line.
    .El
    .Ss "snapshot create"
    .Nm ledger
    .Cm snapshot
    .Cm create
    .Ar FILE
    .Op Fl \-deep
    .Pp
    Writes a snapshot.
    .Bl -tag -width Ds
    .It Ar FILE
    Where to.
    .El
    .Ss "snapshot verify"
    .Nm ledger
    .Cm snapshot
    .Cm verify
    .Op Fl \-deep
    .Pp
    Checks all snapshots.
    .Sh "EXIT STATUS"
    0 done; 2 could not.

    """#
}
