/** The shells that there is completion for. */
export const shells = ['bash', 'zsh', 'fish'] as const

export type Shell = (typeof shells)[number]

/** What a shell has to be told, so that it asks `runsheaf completion SHELL -- …` for what may be typed next. */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: `# runsheaf completion for bash. In ~/.bashrc: source <(runsheaf completion bash)
_runsheaf() {
  local IFS=$'\\n'
  COMPREPLY=($(runsheaf completion bash -- "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
  [[ \${COMPREPLY[0]} == */ || \${COMPREPLY[0]} == *'(' ]] && compopt -o nospace
}
complete -F _runsheaf runsheaf
`,
  zsh: `#compdef runsheaf
# runsheaf completion for zsh. In ~/.zshrc, after compinit: source <(runsheaf completion zsh)
_runsheaf() {
  local -a texts shown
  local text about
  while IFS=$'\\t' read -r text about; do
    texts+=("$text")
    shown+=("$text\${about:+  $about}")
  done < <(runsheaf completion zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  local -a unfinished=(\${(M)texts:#*[/(]}) suffix
  (( $#unfinished )) && suffix=(-S '')
  compadd -l "\${(@)suffix}" -d shown -a texts
}
compdef _runsheaf runsheaf
`,
  fish: `# runsheaf completion for fish. In ~/.config/fish/config.fish: runsheaf completion fish | source
complete -c runsheaf -f -a '(runsheaf completion fish -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
}
