# Folders of files that are installed as they are, copied beside the program meanwhile: starters, with the templates of
# `scrutineer new`, the packs that sites can lie over, and the explanations of messages.
function(installed_folder name source)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${source}/*)
  set(copied ${PROJECT_BINARY_DIR}/${name}.copied)
  add_custom_command(
    OUTPUT ${copied}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${PROJECT_BINARY_DIR}/${name}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${source} ${PROJECT_BINARY_DIR}/${name}
    COMMAND ${CMAKE_COMMAND} -E touch ${copied}
    DEPENDS ${files}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMENT "Copying the ${name}"
    VERBATIM)
  add_custom_target(${name} ALL DEPENDS ${copied})
  add_dependencies(scrutineer ${name})
endfunction()

installed_folder(starters starters)
installed_folder(packs content/packs)
installed_folder(explanations explanations)
installed_folder(completions completions)
