# Completion of scrutineer for bash: the program says itself what can stand next.
_scrutineer() {
  local word about
  COMPREPLY=()
  while IFS=$'\t' read -r word about; do
    case $word in
      '<files>') compopt -o filenames && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$2") ;;
      '<folders>') compopt -o filenames && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$2") ;;
      *) COMPREPLY+=("$word") ;;
    esac
  done < <("$1" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _scrutineer scrutineer
