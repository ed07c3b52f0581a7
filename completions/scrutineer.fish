# Completion of scrutineer for fish: the program says itself what can stand next.
function __scrutineer_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in ($words[1] complete $words[2..-1] "$word" 2>/dev/null)
        switch $line
            case '<files>'
                __fish_complete_path "$word"
            case '<folders>'
                __fish_complete_directories "$word"
            case '*'
                echo $line
        end
    end
end
complete -c scrutineer -f -a '(__scrutineer_complete)'
