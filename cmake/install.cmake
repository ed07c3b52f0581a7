include(GNUInstallDirs)
install(TARGETS scrutineer)
install(DIRECTORY ${PROJECT_BINARY_DIR}/themes/civic DESTINATION ${CMAKE_INSTALL_DATADIR}/scrutineer/themes)
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
