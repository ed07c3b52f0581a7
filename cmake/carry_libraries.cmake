# Run by cpack on what it is about to pack. Into the archive go the libraries that the program needs, but for those of
# the C library, which goes with the machine's kernel and loader; and the licences of all of them.
if(NOT CPACK_GENERATOR STREQUAL "TGZ")
  return()
endif()

file(GLOB_RECURSE program ${CPACK_TEMPORARY_DIRECTORY}/*/bin/scrutineer)
if(NOT program)
  file(GLOB_RECURSE program ${CPACK_TEMPORARY_DIRECTORY}/bin/scrutineer)
endif()
cmake_path(GET program PARENT_PATH bin)
cmake_path(GET bin PARENT_PATH root)
set(licences ${root}/share/doc/scrutineer/licences)

file(GET_RUNTIME_DEPENDENCIES
  EXECUTABLES ${program}
  RESOLVED_DEPENDENCIES_VAR libraries
  UNRESOLVED_DEPENDENCIES_VAR missing
  PRE_EXCLUDE_REGEXES "^ld-linux" "^linux-" "^lib(c|m|dl|pthread|rt|resolv|util)\\.so")
if(missing)
  message(FATAL_ERROR "Libraries of the program are not there: ${missing}")
endif()

# Debian's packages know some files by /usr/lib, some by /lib.
function(package_of library result)
  string(REGEX REPLACE "^/usr/" "/" without_usr ${library})
  foreach(path IN ITEMS ${library} ${without_usr} /usr${without_usr})
    execute_process(COMMAND dpkg-query -S ${path} OUTPUT_VARIABLE found ERROR_QUIET RESULT_VARIABLE status)
    if(status EQUAL 0)
      string(REGEX REPLACE ":.*" "" found ${found})
      set(${result} ${found} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "No package has ${library}, so its licence is not known")
endfunction()

file(MAKE_DIRECTORY ${root}/lib ${licences})
foreach(library IN LISTS libraries)
  cmake_path(GET library FILENAME name)
  file(REAL_PATH ${library} file)
  file(COPY_FILE ${file} ${root}/lib/${name})
  package_of(${file} package)
  file(COPY_FILE /usr/share/doc/${package}/copyright ${licences}/${package})
endforeach()
file(RPATH_SET FILE ${program} NEW_RPATH "$ORIGIN/../lib")

# The licences that those refer to.
file(GLOB notices ${licences}/*)
foreach(notice IN LISTS notices)
  file(READ ${notice} text)
  string(REGEX MATCHALL "/usr/share/common-licenses/[A-Za-z]+(-[0-9.]*[0-9])?" named "${text}")
  foreach(licence IN LISTS named)
    cmake_path(GET licence FILENAME name)
    file(REAL_PATH ${licence} text_of)
    if(EXISTS ${text_of})
      file(COPY_FILE ${text_of} ${licences}/${name})
    endif()
  endforeach()
endforeach()
