@echo off
rem Starts the product it lies beside. Without a command: the window. With one: headless.
rem   qinqing [--data DIR] [--lang zh|en] [command ...]
rem   qinqing [--data DIR] [--lang zh|en] FILE.qinqing      the window, asking about that file; what a double click does
rem   qinqing [--data DIR] [--lang zh|en] FILE.qinqing-extension      the same for an extension
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "DATA=%LOCALAPPDATA%\qinqing"
if defined QINQING_DATA set "DATA=%QINQING_DATA%"
set "LANG_ID=zh"
set "MODE=window"
set "OPEN="
set "ARGS=%TEMP%\qinqing-args-%RANDOM%%RANDOM%.txt"
type nul > "%ARGS%"

:next
if "%~1"=="" goto ready
if "%~1"=="--data" ( set "DATA=%~2" & shift & shift & goto next )
if "%~1"=="--lang" ( set "LANG_ID=%~2" & >> "%ARGS%" echo(%~1& >> "%ARGS%" echo(%~2& shift & shift & goto next )
if "%MODE%"=="window" if /i "%~x1"==".qinqing" ( set "OPEN=%~f1" & shift & goto next )
if "%MODE%"=="window" if /i "%~x1"==".qinqing-extension" ( set "OPEN=%~f1" & shift & goto next )
if "%~1"=="--batch" set "MODE=batch"
if "%MODE%"=="window" (
  set "MODE=command"
  if "%~1"=="bench" set "MODE=batch"
  if "%~1"=="class" set "MODE=batch"
)
rem A line an argument: cmd cannot write a NUL.
>> "%ARGS%" echo(%~1
shift
goto next

:ready
set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined OPEN if not "%MODE%"=="window" ( echo No command after a file. 1>&2 & exit /b 2 )
if defined OPEN if not exist "%OPEN%" ( echo There is no such file: "%OPEN%" 1>&2 & exit /b 2 )
if not defined JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" set "JAVA=%%~$PATH:J"
if not defined JAVA ( echo No Java 21 or newer found: install one or set JAVA_HOME. 1>&2 & exit /b 3 )
if not exist "%DATA%" mkdir "%DATA%" || ( echo The data folder cannot be written; give another with --data. 1>&2 & exit /b 3 )

for /f %%B in ('certutil -hashfile "%HOME_DIR%\configuration\org.eclipse.equinox.simpleconfigurator\bundles.info" SHA1 ^| findstr /r "^[0-9a-f]*$"') do set "BUILD=%%B"
set "NL=zh_CN"
set "COUNTRY=CN"
if "%LANG_ID%"=="en" ( set "NL=en" & set "COUNTRY=US" )
setlocal EnableDelayedExpansion
set "FLAGS="
for /f "usebackq tokens=1,* delims= " %%A in ("%HOME_DIR%\jvm.options") do (
  if "%%A"=="all:" set "FLAGS=!FLAGS! %%B"
  if "%%A"=="%MODE%:" set "FLAGS=!FLAGS! %%B"
)
for %%L in ("%HOME_DIR%\plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%~L"
set "URL=%HOME_DIR:\=/%"
set "DATA_URL=%DATA:\=/%"
set "INSTANCE=@none"
set "APPLICATION=org.qinqing.cli.application"
if "%MODE%"=="window" (
  set "INSTANCE=file:/!DATA_URL!/workspace/"
  set "APPLICATION=org.qinqing.ui.application"
)
set "OPEN_FLAG="
if defined OPEN set OPEN_FLAG="-Dqinqing.open=!OPEN!"

:start
"%JAVA%" !FLAGS! !OPEN_FLAG! "-Dosgi.install.area=file:/!URL!/" "-Dosgi.configuration.area=file:/!DATA_URL!/osgi/!BUILD!/" "-Dosgi.sharedConfiguration.area=file:/!URL!/configuration/" -Dosgi.configuration.cascaded=true "-Dosgi.instance.area=!INSTANCE!" "-Declipse.application=!APPLICATION!" "-Dqinqing.args=%ARGS%" -Dqinqing.args.lines=true "-Djava.util.logging.config.file=%HOME_DIR%\logging.properties" "-Dosgi.logfile=%DATA%\qinqing.log" -Dosgi.nl=%NL% -Duser.language=%LANG_ID% -Duser.country=%COUNTRY% "-Dqinqing.data=%DATA%" -Dqinqing.lang=%LANG_ID% -Dqinqing.mode=%MODE% "-Dqinqing.home=%HOME_DIR%" -jar "!LAUNCHER!"
set "CODE=%ERRORLEVEL%"
rem After a restart the file has been asked about.
set "OPEN_FLAG="
if "%MODE%"=="window" if "%CODE%"=="23" goto start
if exist "%ARGS%" del "%ARGS%"
if %CODE% LEQ 4 exit /b %CODE%
echo A fault of ours (%CODE%); the log is %DATA%\qinqing.log 1>&2
exit /b 3
