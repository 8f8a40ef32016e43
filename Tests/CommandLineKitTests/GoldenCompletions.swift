import Basics

/// The completion scripts of the sample.
enum GoldenCompletions {
  /// English
  static let bash = #"""
    # bash completions for ledger; made by the program itself
    _ledger() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} route="" words="" i
      # Bash makes three words of --option=value.
      if [[ $cur == "=" ]]; then cur=""
      elif [[ $prev == "=" ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
      fi
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
          --home|-f|--format|--lang|--by|-m|--mark) [[ ${COMP_WORDS[i+1]} == "=" ]] && ((i++)); ((i++)); continue ;;
        esac
        case $route/${COMP_WORDS[i]} in
          /add|/list|/snapshot|/snapshot/create|/snapshot/verify) route+=/${COMP_WORDS[i]} ;;
        esac
      done
      case $route:$prev in
        /add:--by) return ;;
        /add:-m|/add:--mark) return ;;
        *:--home) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
        *:-f|*:--format) mapfile -t COMPREPLY < <(compgen -W 'table json' -- "$cur"); return ;;
        *:--lang) mapfile -t COMPREPLY < <(compgen -W 'en zh' -- "$cur"); return ;;
      esac
      case $route in
        '') words='add list snapshot help --home -f --format --lang -h --help --version' ;;
        /add) words='--home -f --format --lang --by -m --mark --dry-run -h --help --version' ;;
        /list) words='open lost --home -f --format --lang -h --help --version' ;;
        /snapshot) words='create verify --home -f --format --lang --deep -h --help --version' ;;
        /snapshot/create) words='--home -f --format --lang --deep -h --help --version'; compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
        /snapshot/verify) words='--home -f --format --lang --deep -h --help --version' ;;
      esac
      mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W "$words" -- "$cur")
    }
    complete -F _ledger ledger

    """#

  /// English
  static let zsh = #"""
    #compdef ledger
    # zsh completions for ledger; made by the program itself

    _ledger() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '1: :->command' \
        '*:: :->rest'
      case $state in
        command)
          local -a commands=(
            'add:Adds a parcel.'
            'list:Lists parcels.'
            'snapshot:Snapshots of the book.'
            'help:Show help.'
          )
          _describe command commands ;;
        rest)
          case $line[1] in
            add) _ledger_add ;;
            list) _ledger_list ;;
            snapshot) _ledger_snapshot ;;
            help) _ledger ;;
          esac ;;
      esac
    }

    _ledger_add() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '--by=[Who adds it.]:ACTOR: ' \
        '*-m[A mark on the parcel'\''s wrapping, such as fragile or this side up, for those who carry it.]:MARK: ' \
        '*--mark=[A mark on the parcel'\''s wrapping, such as fragile or this side up, for those who carry it.]:MARK: ' \
        '--dry-run[Only say what would be done.]' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        ':PARCEL: ' \
        '*:KEY=VALUE: '
    }

    _ledger_list() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '::STATE:(open lost)'
    }

    _ledger_snapshot() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '--deep[Look at every line.]' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '1: :->command' \
        '*:: :->rest'
      case $state in
        command)
          local -a commands=(
            'create:Writes a snapshot.'
            'verify:Checks all snapshots.'
          )
          _describe command commands ;;
        rest)
          case $line[1] in
            create) _ledger_snapshot_create ;;
            verify) _ledger_snapshot_verify ;;
          esac ;;
      esac
    }

    _ledger_snapshot_create() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '--deep[Look at every line.]' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        ':FILE:_files'
    }

    _ledger_snapshot_verify() {
      local context state state_descr line
      typeset -A opt_args
      _arguments -C \
        '--home=[Where the book lies.]:DIR:_files -/' \
        '-f[Form of results.]:FORMAT:(table json)' \
        '--format=[Form of results.]:FORMAT:(table json)' \
        '--lang=[Language.]:LANG:(en zh)' \
        '--deep[Look at every line.]' \
        '-h[Show help.]' \
        '--help[Show help.]' \
        '--version[Show the version.]'
    }

    if [ "$funcstack[1]" = "_ledger" ]; then
      _ledger "$@"
    else
      compdef _ledger ledger
    fi

    """#

  /// Chinese
  static let fish = #"""
    # fish completions for ledger; made by the program itself
    function __ledger_at --description 'Whether the words so far lead to one of these commands'
        set -l route ''
        set -l skip 0
        for word in (commandline -opc)[2..-1]
            if test $skip = 1
                set skip 0
                continue
            end
            switch $word
                case --home -f --format --lang --by -m --mark
                    set skip 1
                    continue
            end
            switch $route/$word
                case /add /list /snapshot /snapshot/create /snapshot/verify
                    set route $route/$word
            end
        end
        contains -- "$route" $argv
    end

    complete -c ledger -f
    complete -c ledger -l home -x -a '(__fish_complete_directories)' -d '台账所在的目录。'
    complete -c ledger -s f -l format -x -a 'table json' -d '结果的格式。'
    complete -c ledger -l lang -x -a 'en zh' -d '语言。'
    complete -c ledger -s h -l help -d '显示帮助。'
    complete -c ledger -l version -d '显示版本。'
    complete -c ledger -n '__ledger_at \'\'' -a add -d '登记包裹。'
    complete -c ledger -n '__ledger_at \'\'' -a list -d '列出包裹。'
    complete -c ledger -n '__ledger_at \'\'' -a snapshot -d '台账快照。'
    complete -c ledger -n '__ledger_at \'\'' -a help -d '显示帮助。'
    complete -c ledger -n '__ledger_at /add' -l by -x -d '登记人。'
    complete -c ledger -n '__ledger_at /add' -s m -l mark -x -d '包装上的标记，例如“易碎”或“此面向上”，提醒搬运人员注意轻拿轻放并保持方向，不得倒置或重压。'
    complete -c ledger -n '__ledger_at /add' -l dry-run -d '只显示将要执行的操作。'
    complete -c ledger -n '__ledger_at /list' -a 'open lost'
    complete -c ledger -n '__ledger_at /snapshot' -a create -d '写入快照。'
    complete -c ledger -n '__ledger_at /snapshot' -a verify -d '校验全部快照。'
    complete -c ledger -n '__ledger_at /snapshot /snapshot/create /snapshot/verify' -l deep -d '检查每一行。'
    complete -c ledger -n '__ledger_at /snapshot/create' -F

    """#
}
