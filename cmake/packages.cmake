# What people install: `cpack -G DEB` makes a Debian package, whose libraries are Debian's, and `cpack -G TGZ` an archive
# that runs from wherever it is unpacked, with the libraries in it (cmake/carry_libraries.cmake). Both hold what the
# install step does and take the program as it was built. tests/packages tries them.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY TRUE) # cpack builds nothing
# The program's place for libraries holds for the libraries of its libraries too; RUNPATH would not.
target_link_options(scrutineer PRIVATE -Wl,--disable-new-dtags)

# What is compiled into the program, and so carried without a library.
set(compiled_in nlohmann-json3-dev libcli11-dev libboost${Boost_MAJOR_VERSION}.${Boost_MINOR_VERSION}-dev)
foreach(package IN LISTS compiled_in)
  install(FILES /usr/share/doc/${package}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences RENAME ${package}
          OPTIONAL)
endforeach()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright) # where Debian looks for it

set(CPACK_PACKAGE_NAME scrutineer)
set(CPACK_PACKAGE_VENDOR "The Scrutineer project")
set(CPACK_PACKAGE_CONTACT "The Scrutineer project <scrutineer@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "makes websites that help councillors scrutinise services")
set(CPACK_PACKAGE_DESCRIPTION
    "Turns a folder of Markdown and TOML into a website of plain files: guidance,
delivery models and case studies side by side, options appraisals recomputed,
risk registers, a glossary, and checklists for a meeting.")
set(CPACK_PACKAGE_FILE_NAME scrutineer-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES TRUE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/carry_libraries.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS TRUE)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS pandoc) # for documents, brought in or offered
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_kinds.cmake)
include(CPack)
