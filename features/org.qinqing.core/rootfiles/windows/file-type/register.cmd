@echo off
rem Makes a double click on a .qinqing or .qinqing-extension file open this program, for this user only; needs no administrator.
rem   file-type\register           registers, or registers anew after the program folder was moved
rem   file-type\register --remove  takes it back
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "CLASSES=HKCU\Software\Classes"
if "%~1"=="--remove" (
  reg delete "%CLASSES%\.qinqing" /f >nul 2>&1
  reg delete "%CLASSES%\Qinqing.Bundle" /f >nul 2>&1
  reg delete "%CLASSES%\.qinqing-extension" /f >nul 2>&1
  reg delete "%CLASSES%\Qinqing.Extension" /f >nul 2>&1
  echo 已取消登记。 No longer registered.
  exit /b 0
)
if not "%~1"=="" ( echo file-type\register [--remove] 1>&2 & exit /b 2 )
for %%F in ("%~dp0..\qinqing.cmd") do set "PROGRAM=%%~fF"
if not exist "%PROGRAM%" ( echo The program folder is not complete: "%PROGRAM%" 1>&2 & exit /b 3 )
reg add "%CLASSES%\.qinqing" /ve /d "Qinqing.Bundle" /f >nul || exit /b 3
reg add "%CLASSES%\.qinqing" /v "Content Type" /d "application/x-qinqing" /f >nul || exit /b 3
reg add "%CLASSES%\Qinqing.Bundle" /ve /d "亲清规则包" /f >nul || exit /b 3
reg add "%CLASSES%\Qinqing.Bundle\shell\open\command" /ve /d "\"%PROGRAM%\" \"%%1\"" /f >nul || exit /b 3
reg add "%CLASSES%\.qinqing-extension" /ve /d "Qinqing.Extension" /f >nul || exit /b 3
reg add "%CLASSES%\.qinqing-extension" /v "Content Type" /d "application/x-qinqing-extension" /f >nul || exit /b 3
reg add "%CLASSES%\Qinqing.Extension" /ve /d "亲清扩展（带程序）" /f >nul || exit /b 3
reg add "%CLASSES%\Qinqing.Extension\shell\open\command" /ve /d "\"%PROGRAM%\" \"%%1\"" /f >nul || exit /b 3
echo 已登记：双击 .qinqing 和 .qinqing-extension 文件会打开亲清口袋书。 Registered: a double click on such a file opens the pocket book.
